import { Group, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paymentsListCreditNotesOptions } from "@/api/@tanstack/react-query.gen";
import type { InvoiceOut, ServiceRequestOut } from "@/api/types.gen";
import { day, euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Comparison } from "./Comparison";
import { Facts } from "./Facts";
import { matchOf } from "./invoices";
import { typedLine } from "./quote";

/** Each invoice beside its order, what differs, and the credit notes. */
export function InvoiceSection({ mission }: { mission: ServiceRequestOut }) {
  const { t } = useTranslation("missions");
  const notes = useQuery({ ...paymentsListCreditNotesOptions({ path: { reference: mission.reference } }), enabled: mission.invoices.length > 0 });
  if (mission.invoices.length === 0) return null;
  return (
    <Section title={t("invoice.section")}>
      {mission.invoices.map((one) => <Invoice key={one.id} invoice={one} ordered={mission.order?.lines ?? []} />)}
      {(notes.data?.items.length ?? 0) > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">{t("credit.section")}</Text>
          <List size="sm">{notes.data?.items.map((one) => (
            <List.Item key={one.id}>{t("credit.row", { number: one.number, invoice: one.of_invoice, amount: euros(one.amount), day: day(one.issued_on), reason: one.reason })}
              {one.refund_expected !== "0.00" && ` ${t("credit.refund", { amount: euros(one.refund_expected) })}`}</List.Item>
          ))}</List>
        </>
      )}
    </Section>
  );
}

function Invoice({ invoice, ordered }: { invoice: InvoiceOut; ordered: Record<string, unknown>[] }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  return (
    <div>
      <Group gap="xs"><Text size="sm" fw={600}>{label("invoice_kind", invoice.kind)} {invoice.number}</Text><span className="eg-status">{label("invoice_state", invoice.state)}</span></Group>
      <Facts facts={[
        [t("lines.ttc"), <strong key="ttc">{euros(invoice.amount_ttc)}</strong>],
        [t("order.insurer"), euros(invoice.insurer_part)],
        [t("invoice.deposit"), invoice.deposit_deducted !== "0.00" && euros(invoice.deposit_deducted)],
        [t("quote.reverse"), invoice.reverse_charge_vat !== "0.00" && euros(invoice.reverse_charge_vat)],
        [t("invoice.day"), day(invoice.issued_on)],
        [t("invoice.source"), label("invoice_source", invoice.source)],
        [t("invoice.reason"), invoice.difference_reason],
        [t("invoice.approvedBy"), invoice.approved_by],
        [t("invoice.refused"), invoice.refused_reason],
      ]} />
      {invoice.lines.length > 0 && ordered.length > 0 && invoice.kind !== "deposit" && <Comparison rows={matchOf(invoice.lines.map(typedLine), ordered)} />}
      {invoice.differences.length > 0 && (
        <List size="sm">{invoice.differences.map((one, index) => <List.Item key={index}>{String(one.message)}</List.Item>)}</List>
      )}
    </div>
  );
}
