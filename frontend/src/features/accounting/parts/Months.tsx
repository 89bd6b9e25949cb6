import "./ledger.css";
import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BackendAccountingSchemasMonthsOut as MonthsOut, ClosedMonthOut } from "@/api/types.gen";
import { instant, month as named, number } from "@/lib/format";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";

interface MonthsProps {
  months: MonthsOut;
  shown: string | null;
  onShow: (month: string) => void;
}

type Row = Pick<ClosedMonthOut, "month"> & Partial<ClosedMonthOut>;

/** The open month first, then the closed ones, the last one first. */
export function Months({ months, shown, onShow }: MonthsProps) {
  const { t } = useTranslation("accounting");
  const rows: Row[] = [...(months.next_to_close ? [{ month: months.next_to_close }] : []), ...months.closed];
  const columns: Column<Row>[] = [
    { key: "month", label: t("month"), cell: (row) => <strong>{named(row.month)}</strong> },
    { key: "state", label: t("state"), cell: (row) => <span className="eg-status" data-color={row.closed_at ? "teal" : "orange"}>{t(row.closed_at ? "closed" : "open")}</span> },
    { key: "by", label: t("closedBy"), cell: (row) => <Text size="sm" c={row.closed_at ? undefined : "dimmed"}>{row.closed_at ? t("by", { on: instant(row.closed_at), who: row.closed_by }) : t(months.allowed_actions.includes("close") ? "mayClose" : "notYet")}</Text> },
    { key: "entries", label: t("entries.count"), right: true, cell: (row) => row.entries !== undefined && number(row.entries) },
    { key: "debit", label: t("entries.debit"), right: true, cell: (row) => <Money amount={row.debit} /> },
    { key: "show", label: t("entries.title"), right: true, cell: (row) => <Button size="compact-sm" variant={row.month === shown ? "light" : "default"} aria-pressed={row.month === shown} onClick={() => onShow(row.month)}>{t("entries.show")}</Button> },
  ];
  return <Section title={t("months")}><div className="eg-months"><Table caption={t("months")} columns={columns} rows={rows} rowKey={(row) => row.month} empty={t("none")} /></div></Section>;
}
