import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import { Table } from "@/ui/Table";
import type { MatchRow } from "./invoices";

/** Order and invoice side by side, what differs in words. */
export function Comparison({ rows }: { rows: MatchRow[] }) {
  const { t } = useTranslation("missions");
  return (
    <Table caption={t("compare.title")} rows={rows} rowKey={(row) => row.label} empty={t("none")}
      columns={[
        { key: "label", label: t("lines.label"), cell: (row) => row.label },
        { key: "ordered", label: t("compare.ordered"), right: true, cell: (row) => <>{row.orderedQuantity} × · <Money amount={row.ordered} /></> },
        { key: "invoiced", label: t("compare.invoiced"), right: true, cell: (row) => <>{row.invoicedQuantity} × · <Money amount={row.invoiced} /></> },
        { key: "verdict", label: t("compare.verdict"), cell: (row) => (row.verdict === "same" ? `✓ ${t("compare.same")}` : <strong>≠ {t(`compare.${row.verdict}`)}</strong>) },
      ]} />
  );
}
