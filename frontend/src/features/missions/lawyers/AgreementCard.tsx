import { Button, Group, List, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementToPayOut } from "@/api/types.gen";
import { day, euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Facts } from "../Facts";
import "../missions.css";
import { CancelAgreementDialog, DelegationDialog } from "./AgreementDialogs";
import { LawyerInvoiceDialog } from "./LawyerInvoiceDialog";

const DEEDS = ["invoices", "delegation", "cancellation"] as const;
type AgreementDeed = (typeof DEEDS)[number];

/** A step granted: what it commits, what was drawn, the lawyer's invoices, what may be done. */
export function AgreementCard({ agreement }: { agreement: AgreementToPayOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const [open, setOpen] = useState<AgreementDeed | null>(null);
  const props = { agreement, onClose: () => setOpen(null) };
  return (
    <article className="eg-match" aria-label={agreement.step_label}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs"><Text fw={600} size="sm" tt="capitalize">{agreement.step_label}</Text><span className="eg-status">{label("agreement_state", agreement.state)}</span></Group>
        <Group gap="xs">
          {DEEDS.filter((one) => agreement.allowed_actions.includes(one) && !(one === "delegation" && agreement.delegated_on)).map((one) => (
            <Button key={one} size="compact-sm" variant="default" color={one === "cancellation" ? "red" : undefined} onClick={() => setOpen(one)}>{t(`step.${one}.title`)}</Button>
          ))}
        </Group>
      </Group>
      <Facts facts={[
        [t("lane.lawyer"), `${agreement.lawyer.name}, ${agreement.lawyer.bar}`],
        [t("order.insurer"), <strong key="part">{euros(agreement.insurer_part)}</strong>],
        [t("order.insured"), agreement.insured_share !== "0.00" && euros(agreement.insured_share)],
        [t("lane.drawn"), euros(agreement.drawn)],
        [t("lane.left"), euros(agreement.remaining)],
        [t("lane.delegated"), day(agreement.delegated_on)],
        [t("field.closedWhy"), agreement.closed_reason],
      ]} />
      {agreement.invoices.length > 0 && (
        <List size="sm" mt={4}>{agreement.invoices.map((one) => (
          <List.Item key={one.id}>{t("lane.invoice", { number: one.number, day: day(one.issued_on), amount: euros(one.amount_ttc), part: euros(one.insurer_part) })}
            {one.payment_state && ` · ${label("payment_state", one.payment_state)}`}</List.Item>
        ))}</List>
      )}
      {open === "delegation" && <DelegationDialog {...props} />}
      {open === "cancellation" && <CancelAgreementDialog {...props} />}
      {open === "invoices" && <LawyerInvoiceDialog {...props} />}
    </article>
  );
}
