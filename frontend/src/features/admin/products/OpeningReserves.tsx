import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingListOpeningReservesOptions } from "@/api/@tanstack/react-query.gen";
import type { OpeningReserveOut, TermsShape } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { NewReserves } from "./NewReserves";

/** The flat reserves that a claim of this product opens with. */
export function OpeningReserves({ code, terms }: { code: string; terms: TermsShape }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const reserves = useQuery(accountingListOpeningReservesOptions({ path: { code } }));
  const columns: Column<OpeningReserveOut>[] = [
    { key: "guarantee", label: t("reserves.guarantee"), cell: (row) => label("guarantee", row.guarantee) },
    { key: "line", label: t("reserves.line"), cell: (row) => label("benefit", row.cost_line) },
    { key: "amount", label: t("reserves.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
    { key: "from", label: t("reserves.from"), cell: (row) => day(row.valid_from) },
    { key: "reason", label: t("reserves.reason"), cell: (row) => row.reason },
    { key: "by", label: t("by"), cell: (row) => t("byWho", { who: row.recorded_by, on: instant(row.recorded_at) }) },
  ];
  return (
    <Section title={t("reserves.title")} actions={may("products:edit") && <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>{t("reserves.new")}</Button>}>
      <Wait query={reserves} rows={3}>{(rows) => <Table caption={t("reserves.title")} columns={columns} rows={rows} rowKey={(row) => `${row.valid_from} ${row.guarantee} ${row.cost_line} ${row.recorded_at}`} empty={t("reserves.none")} />}</Wait>
      {open && <NewReserves code={code} terms={terms} onClose={() => setOpen(false)} />}
    </Section>
  );
}
