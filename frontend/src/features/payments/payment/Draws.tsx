import { useTranslation } from "react-i18next";
import type { DrawOut, PaymentOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";

/** What the payment takes, and from which event of the guarantee; a payment of money held for somebody takes nothing. */
export function Draws({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const draws = payment.draws ?? [];
  if (draws.length === 0) return null;
  const columns: Column<DrawOut>[] = [
    { key: "on", label: t("draws.on"), cell: (row) => (row.event_on ? t("draws.event", { on: day(row.event_on), guarantee: label("guarantee", row.guarantee ?? "") }) : t("draws.outside", { why: label("outside_limit", row.outside_limit ?? "") })) },
    { key: "claim", label: t("payment.claim"), cell: (row) => row.claim_reference },
    { key: "benefit", label: t("benefit.label"), cell: (row) => label("benefit", row.benefit) },
    { key: "amount", label: t("payment.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
  ];
  return <Section title={t("draws.title")}><Table caption={t("draws.title")} columns={columns} rows={draws} rowKey={(row) => `${row.event_id} ${row.claim_reference} ${row.benefit} ${row.amount}`} empty="" /></Section>;
}
