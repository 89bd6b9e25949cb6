import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ServiceRequestOut } from "@/api/types.gen";
import { day, euros, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { Facts } from "./Facts";
import { ProofLink } from "./ProofLink";

interface PaperProps {
  mission: ServiceRequestOut;
}

/** Lines as they are kept. */
export function Lines({ lines, caption }: { lines: readonly Record<string, unknown>[]; caption: string }) {
  const { t } = useTranslation("missions");
  if (lines.length === 0) return null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return (
    <Table caption={caption} rows={lines.map((line, index) => ({ line, index }))} rowKey={(row) => String(row.index)} empty={t("none")}
      columns={[
        { key: "label", label: t("lines.label"), cell: ({ line }) => text(line.label) },
        { key: "quantity", label: t("lines.quantity"), right: true, cell: ({ line }) => String(line.quantity ?? 1) },
        { key: "ht", label: t("lines.ht"), right: true, cell: ({ line }) => <Money amount={text(line.amount_ht)} /> },
        { key: "vat", label: t("lines.vat"), right: true, cell: ({ line }) => <Money amount={text(line.amount_vat)} /> },
        { key: "ttc", label: t("lines.ttc"), right: true, cell: ({ line }) => <Money amount={text(line.amount_ttc)} /> },
      ]} />
  );
}

/** The quote that counts, and those before it. */
export function QuoteSection({ mission }: PaperProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const { quote } = mission;
  if (quote === null) return null;
  const earlier = mission.quotes.slice(0, -1);
  return (
    <Section title={t("quote.section")}>
      <Facts facts={[
        [t("lines.ttc"), <strong key="ttc">{euros(quote.amount_ttc)}</strong>],
        [t("lines.ht"), euros(quote.amount_ht)],
        [t("lines.vat"), euros(quote.amount_vat)],
        [t("quote.reverse"), quote.reverse_charge_vat !== "0.00" && euros(quote.reverse_charge_vat)],
        [t("quote.delay"), quote.delivery_days !== null && t("days", { count: quote.delivery_days })],
        [t("quote.until"), day(quote.valid_until)],
        [t("quote.obligation"), label("obligation", quote.obligation)],
        [t("quote.fee"), quote.result_fee !== "0.00" && euros(quote.result_fee)],
        [t("quote.received"), instant(quote.received_at)],
        [t("quote.approved"), quote.approved_at && t("by", { at: instant(quote.approved_at), who: quote.approved_by ?? "" })],
        [t("quote.refused"), quote.refused_reason],
      ]} />
      {quote.from_tariff && <Text size="sm" c="dimmed">{t("quote.fromTariff")}</Text>}
      <Lines lines={quote.lines} caption={t("quote.lines")} />
      {earlier.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">{t("quote.earlier")}</Text>
          <List size="sm">{earlier.map((one) => <List.Item key={one.id}>{euros(one.amount_ttc)} · {instant(one.received_at)}{one.refused_reason && ` · ${one.refused_reason}`}</List.Item>)}</List>
        </>
      )}
    </Section>
  );
}

/** The insured's agreements, as asked and answered. */
export function AgreementSection({ mission }: PaperProps) {
  const { t } = useTranslation("missions");
  if (mission.insured_agreements.length === 0) return null;
  return (
    <Section title={t("agreement.section")}>
      {mission.insured_agreements.map((one) => (
        <Facts key={one.asked_at} facts={[
          [t("agreement.share"), <strong key="share">{euros(one.insured_share)}</strong>],
          [t("agreement.cost"), euros(one.cost)],
          [t("agreement.insurer"), euros(one.insurer_part)],
          [t("agreement.asked"), instant(one.asked_at)],
          [t("agreement.answer.label"), one.agreed === null ? t("agreement.awaited", { day: day(one.answer_due_on) })
            : one.silent ? t("agreement.silent") : t(one.agreed ? "agreement.yesOn" : "agreement.noOn", { day: day(one.answered_on) })],
          [t("agreed.proof"), one.proof],
        ]} />
      ))}
    </Section>
  );
}

/** What is ordered, who pays what, what changed since. */
export function OrderSection({ mission }: PaperProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const { order } = mission;
  if (order === null) return null;
  return (
    <Section title={t("order.section")}>
      <Facts facts={[
        [t("order.amount"), <strong key="amount">{euros(order.amount_ttc)}</strong>],
        [t("order.insurer"), euros(order.insurer_part)],
        [t("order.insured"), euros(order.insured_share)],
        [t("order.deductible"), order.deductible !== "0.00" && euros(order.deductible)],
        [t("order.vat"), order.vat_not_counted !== "0.00" && euros(order.vat_not_counted)],
        [t("order.on"), instant(order.ordered_at)],
        [t("order.agreedOn"), day(order.insured_agreed_on)],
      ]} />
      <Lines lines={order.lines} caption={t("order.lines")} />
      {order.warnings.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">{t("order.warned")}</Text>
          <List size="sm">{order.warnings.map((one) => <List.Item key={one.code}>{one.message}</List.Item>)}</List>
        </>
      )}
      {order.changes.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">{t("order.changes")}</Text>
          <List size="sm">{order.changes.map((one) => (
            <List.Item key={one.recorded_at}>{t("order.change", {
              cause: label("order_cause", one.cause), before: euros(one.amount_before), after: euros(one.amount_after), reason: one.reason, at: instant(one.recorded_at), who: one.recorded_by,
            })}</List.Item>
          ))}</List>
        </>
      )}
    </Section>
  );
}

/** Deliveries and what proves them. */
export function DeliverySection({ mission }: PaperProps) {
  const { t } = useTranslation("missions");
  if (mission.deliveries.length === 0) return null;
  return (
    <Section title={t("delivery.section")}>
      {mission.deliveries.map((one) => (
        <div key={one.recorded_at}>
          <Text size="sm" fw={600}>{day(one.delivered_on)} · {one.complete ? t("delivery.whole") : one.share_percent === null ? t("delivery.part") : t("delivery.partOf", { percent: one.share_percent })}</Text>
          <Text size="sm" style={{ whiteSpace: "pre-line" }}>{one.result}</Text>
          {one.lines.length > 0 && <List size="sm">{one.lines.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>}
          {one.proof && <Text size="sm" c="dimmed" style={{ whiteSpace: "pre-line" }}>{t("delivery.proven", { proof: one.proof })}</Text>}
          {one.proof_url && <ProofLink url={one.proof_url} />}
        </div>
      ))}
    </Section>
  );
}
