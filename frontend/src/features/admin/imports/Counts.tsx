import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Facts } from "@/ui/Facts";
import type { Count } from "./columns";

const ORDER: Count[] = ["rows", "claims", "created", "updated", "unchanged", "rejected"];

/** What became, or would become, of a file's rows. */
export function Counts({ of }: { of: { [key in Count]?: number | null } }) {
  const { t } = useTranslation("admin");
  return <Facts rows={ORDER.map((key) => [t(`imports.count.${key}`), of[key] == null ? null : <strong>{number(of[key])}</strong>] as const)} />;
}
