import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BackendReportingSchemasMonthOut as MonthOut } from "@/api/types.gen";
import { day, number } from "@/lib/format";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";

const AMOUNTS = ["committed", "paid", "released", "remaining"] as const;
type Amount = (typeof AMOUNTS)[number];

/** The figures of a month in groups, each with what it counts. */
export function Figures({ report }: { report: MonthOut }) {
  const { t } = useTranslation("reports");
  const { figures, position } = report;
  const asOf = day(report.as_of);
  const columns: Column<Amount>[] = [
    { key: "what", label: t("money.what"), cell: (name) => t(`money.${name}`) },
    { key: "month", label: t("money.month"), right: true, cell: (name) => (name === "remaining" ? t("money.noMovement") : <Money amount={figures[name]} />) },
    { key: "position", label: t("money.position", { on: asOf }), right: true, cell: (name) => <strong><Money amount={position[name]} /></strong> },
  ];
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
        <Table caption={t("money.title")} columns={columns} rows={AMOUNTS} rowKey={(name) => name} empty={t("none")} />
        <p className="eg-report-says">{t("money.says")}</p>
      </Section>
    </>
  );
}

function Figure({ name, part, children }: { name: string; part?: boolean; children: ReactNode }) {
  return <div data-part={part || undefined}><dt>{name}</dt><dd>{children}</dd></div>;
}
