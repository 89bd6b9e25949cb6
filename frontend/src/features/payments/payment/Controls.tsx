import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paymentsListControlsOptions } from "@/api/@tanstack/react-query.gen";
import type { ControlOut, PaymentOut } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { ControlActions } from "./ControlActions";
import { hitsOf } from "./hits";
import { Note } from "../Note";

/** What was checked before paying: by whom, when, and what came out. */
export function Controls({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const controls = useQuery(paymentsListControlsOptions({ path: { reference: payment.reference } }));
  const hits = hitsOf(controls.data ?? []);
  const columns: Column<ControlOut>[] = [
    { key: "kind", label: t("controls.kind"), cell: (row) => label("payment_control", row.kind) },
    { key: "result", label: t("controls.result"), cell: (row) => <><strong>{label("payment_control_result", row.result)}</strong> <Details control={row} /></> },
    { key: "by", label: t("controls.by"), cell: (row) => row.recorded_by },
    { key: "on", label: t("controls.on"), cell: (row) => instant(row.recorded_at) },
  ];
  return (
    <Section title={t("controls.title")} actions={<ControlActions payment={payment} hits={hits} />}>
      {hits.length > 0 && <Note color="red" role="status" mb="sm" title={t("controls.frozen")}>{t("controls.frozenText", { names: hits.join(", ") })}</Note>}
      <Wait query={controls} rows={3}>
        {(rows) => <Table caption={t("controls.title")} columns={columns} rows={rows} rowKey={(row) => `${row.kind} ${row.recorded_at}`} empty={t(payment.state === "proposed" ? "controls.later" : "controls.none")} />}
      </Wait>
    </Section>
  );
}

function Details({ control }: { control: ControlOut }) {
  const { t } = useTranslation("payments");
  const { payments, list_date: dated } = control.facts as { payments?: string[]; list_date?: string | null };
  const said = [control.reason, payments && t("controls.like", { payments: payments.join(", ") }), dated && t("controls.listOf", { on: day(dated) })].filter(Boolean);
  return said.length > 0 ? <Text span size="xs" c="dimmed">{said.join(" · ")}</Text> : null;
}
