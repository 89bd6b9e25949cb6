import { euros } from "@/lib/format";

/** An amount, aligned on its cents. */
export function Money({ amount, short }: { amount: string | null | undefined; short?: boolean }) {
  return <span className="eg-money">{euros(amount, short)}</span>;
}
