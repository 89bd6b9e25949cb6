import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BackendReportingSchemasMonthOut as MonthOut } from "@/api/types.gen";
import { day, number } from "@/lib/format";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";

/** The figures of a month in groups, each with what it counts. */
export function Figures({ report }: { report: MonthOut }) {
  const { t } = useTranslation("reports");
  const { figures, position } = report;
  const asOf = day(report.as_of);
  return (
    <>
      <Section title={t("claims.title")}>
        <p className="eg-report-says">{t("claims.says", { declared: number(figures.claims_declared), closed: number(figures.claims_closed), open: number(figures.claims_open_at_end), on: asOf })}</p>
        <dl className="eg-report-figures">
          <Figure name={t("claims.declared")}>{number(figures.claims_declared)}</Figure>
          <Figure name={t("claims.decided")}>{number(figures.claims_decided)}</Figure>
          <Figure name={t("claims.covered")} part>{number(figures.decided_covered)}</Figure>
          <Figure name={t("claims.notCovered")} part>{number(figures.decided_not_covered)}</Figure>
          <Figure name={t("claims.adviceOnly")} part>{number(figures.decided_advice_only)}</Figure>
          <Figure name={t("claims.closed")}>{number(figures.claims_closed)}</Figure>
          <Figure name={t("claims.open")}>{number(figures.claims_open_at_end)}</Figure>
        </dl>
      </Section>
      <Section title={t("cover.title")}>
        <dl className="eg-report-figures">
          <Figure name={t("cover.inForce")}>{number(figures.policies_in_force)}</Figure>
          <Figure name={t("cover.events")}>{number(figures.events_opened)}</Figure>
          <Figure name={t("cover.atLimit")}>{number(figures.policies_at_limit)}</Figure>
        </dl>
      </Section>
      <Section title={t("money.title")}>
        <table className="eg-report-money">
          <thead><tr><th scope="col">{t("money.what")}</th><th scope="col">{t("money.month")}</th><th scope="col">{t("money.position", { on: asOf })}</th></tr></thead>
          <tbody>
            {(["committed", "paid", "released"] as const).map((name) => (
              <tr key={name}><th scope="row">{t(`money.${name}`)}</th><td><Money amount={figures[name]} /></td><td><Money amount={position[name]} /></td></tr>
            ))}
            <tr><th scope="row">{t("money.remaining")}</th><td><span className="eg-hidden">{t("money.noMovement")}</span></td><td><Money amount={position.remaining} /></td></tr>
          </tbody>
        </table>
        <p className="eg-report-says">{t("money.says")}</p>
      </Section>
    </>
  );
}

function Figure({ name, part, children }: { name: string; part?: boolean; children: ReactNode }) {
  return <div data-part={part || undefined}><dt>{name}</dt><dd>{children}</dd></div>;
}
