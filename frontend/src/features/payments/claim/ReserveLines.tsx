import { useTranslation } from "react-i18next";
import type { ReserveLineOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { type Column, Table } from "@/ui/Table";

/** The same figures, benefit by benefit. */
export function ReserveLines({ lines }: { lines: ReserveLineOut[] }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  if (lines.length === 0) return null;
  const money = (key: "committed" | "paid" | "recovered" | "outstanding" | "incurred"): Column<ReserveLineOut> => ({
    key, label: t(`money.${key}`), right: true, cell: (row) => <Money amount={row[key]} />,
  });
  const columns: Column<ReserveLineOut>[] = [
    { key: "line", label: t("money.line"), cell: (row) => (row.cost_line === row.guarantee ? label("guarantee", row.guarantee) : `${label("benefit", row.cost_line)} (${label("guarantee", row.guarantee)})`) },
    money("committed"), money("paid"), money("recovered"), money("outstanding"), money("incurred"),
  ];
  return <Table caption={t("money.lines")} columns={columns} rows={lines} rowKey={(row) => `${row.guarantee} ${row.cost_line}`} empty={t("money.nothing")} />;
}
