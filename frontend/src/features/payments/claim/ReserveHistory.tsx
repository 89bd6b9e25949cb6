import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ReserveChangeOut } from "@/api/types.gen";
import { shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { type Column, Table } from "@/ui/Table";

/** Every change of what is still expected, the last one first: opened on demand. */
export function ReserveHistory({ history }: { history: ReserveChangeOut[] }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const id = useId();
  const [open, { toggle }] = useDisclosure();
  if (history.length === 0) return null;
  const columns: Column<ReserveChangeOut>[] = [
    { key: "on", label: t("history.on"), cell: (row) => shortDay(row.value_on) },
    { key: "line", label: t("money.line"), cell: (row) => label("benefit", row.cost_line) },
    { key: "cause", label: t("history.cause"), cell: (row) => `${label("reserve_cause", row.cause)} — ${row.reason}` },
    { key: "change", label: t("history.change"), right: true, cell: (row) => <Money amount={row.change} /> },
    { key: "left", label: t("money.outstanding"), right: true, cell: (row) => <Money amount={row.outstanding} /> },
    { key: "by", label: t("history.by"), cell: (row) => row.recorded_by },
  ];
  return (
    <>
      <Button size="compact-sm" variant="subtle" mt="md" aria-expanded={open} aria-controls={id} onClick={toggle}>{t("history.open", { count: history.length })}</Button>
      <div id={id} hidden={!open}>{open && <Table caption={t("history.title")} columns={columns} rows={[...history].reverse()} rowKey={(row) => `${row.recorded_at} ${row.guarantee} ${row.cost_line} ${row.cause}`} empty="" />}</div>
    </>
  );
}
