import type { PaymentOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { stepOf } from "../steps";

const COLORS: Record<string, string> = { proposed: "orange", paid: "indigo", to_send: "indigo", sent: "blue", settled: "teal", returned: "orange", rejected: "gray" };

/** Where the money of a payment is, in words. */
export function StepBadge({ payment }: { payment: Pick<PaymentOut, "state" | "transfer"> }) {
  const label = useLabel();
  const step = stepOf(payment);
  return <span className="eg-status" data-color={COLORS[step]}>{label("payment_state", step)}</span>;
}
