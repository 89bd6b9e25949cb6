import { useTranslation } from "react-i18next";
import type { ReservesOut } from "@/api/types.gen";
import { Money } from "@/ui/Money";
import "../payments.css";

const TERMS = ["committed", "paid", "recovered", "outstanding", "incurred"] as const;

/** Engaged, paid, recovered, still expected, and what the claim costs in all. */
export function Running({ amounts, closed }: { amounts: ReservesOut; closed: boolean }) {
  const { t } = useTranslation("payments");
  return (
    <dl className="eg-running">
      {TERMS.map((term) => <div key={term}><dt>{t(`money.${term}`)}</dt><dd><Money amount={amounts[term]} /></dd></div>)}
      {closed && <div><dt>{t(Number(amounts.result) >= 0 ? "money.boni" : "money.mali")}</dt><dd><Money amount={amounts.result.replace("-", "")} /></dd></div>}
    </dl>
  );
}
