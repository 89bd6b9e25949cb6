import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PaymentOut } from "@/api/types.gen";
import { euros, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { CarrierName } from "../CarrierName";
import { Facts } from "../Facts";

/** What is paid, to whom and why. */
export function PaymentFacts({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  return (
    <Section title={t("facts.title")}>
      <Facts rows={[
        [t("payment.amount"), t("facts.ttc", { amount: euros(payment.amount) })],
        [t("payment.payee"), <><Anchor component={Link} to={`/payees/${payment.payee_id}`}>{payment.payee_name}</Anchor> ({label("payee_kind", payment.payee_kind)})</>],
        [t("payment.why"), label("payment_basis", payment.basis)],
        [t("facts.label"), payment.label],
        [t("facts.invoice"), payment.invoice_number],
        [t("payment.claim"), <Anchor component={Link} to={`/claims/${payment.claim_reference}`}>{payment.claim_reference}</Anchor>],
        [t("facts.mission"), payment.service_request && <Anchor component={Link} to={`/missions/${payment.service_request}`}>{payment.service_request}</Anchor>],
        [t("facts.carrier"), payment.carrier && <CarrierName code={payment.carrier} />],
        [t("facts.submitted"), t("facts.by", { on: instant(payment.submitted_at), who: payment.submitted_by.name ?? t("facts.machine") })],
        [t("facts.approved"), payment.approved_at && t("facts.by", { on: instant(payment.approved_at), who: payment.approved_by })],
      ]} />
    </Section>
  );
}
