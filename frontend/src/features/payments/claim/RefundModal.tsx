import { Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { paymentsRefundMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { euros, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { AgreementFields } from "./AgreementFields";
import { BenefitSelect } from "./BenefitSelect";
import { NOTHING, type Paid, refundOf, spentBefore } from "./paid";
import { Sides } from "../Sides";

/** Refunds the insured of an invoice that they paid themselves; what is typed is kept until it is sent. */
export default function RefundModal({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("payments");
  const today = parisDay(new Date());
  const draft = useDraft<Paid>(`refund:${claim.reference}`, NOTHING);
  const paid = draft.value;
  const set = (changes: Partial<Paid>) => draft.setValue({ ...paid, ...changes });
  const refund = useAction(paymentsRefundMutation().mutationFn, {
    done: t("refund.done"),
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  const before = spentBefore(paid, claim.declared_at);
  const errors = refund.fields;
  const text = (key: "issuer" | "number" | "proof" | "urgency") => ({
    label: t(`refund.${key}`), required: true, value: paid[key], error: errors[key], onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  return (
    <ActionModal title={t("refund.title")} size="xl" submit={paid.amount ? t("refund.send", { amount: euros(paid.amount) }) : t("refund.sendPlain")} pending={refund.pending} problem={refund.problem}
      onSubmit={() => void refund.run({ path: { reference: claim.reference }, body: refundOf(paid, claim.declared_at) })} onClose={onClose}>
      <Text size="sm" c="dimmed">{t("refund.means")}</Text>
      <Sides>
        <TextInput {...text("issuer")} maxLength={100} data-autofocus />
        <TextInput {...text("number")} maxLength={100} />
        <DayInput label={t("refund.issued_on")} required max={today} value={paid.issued_on} error={errors.issued_on} onChange={(issued_on) => set({ issued_on })} />
        <DayInput label={t("refund.paid_on")} required max={today} value={paid.paid_on} error={errors.paid_on} onChange={(paid_on) => set({ paid_on })} />
        <AmountInput label={t("refund.amount")} required value={paid.amount} error={errors.amount_ttc} onChange={(amount) => set({ amount })} />
        <AmountInput label={t("refund.vat")} description={t("refund.vatHelp")} positive={false} max={paid.amount || null} value={paid.vat} error={errors.amount_vat} onChange={(vat) => set({ vat })} />
      </Sides>
      <BenefitSelect claim={claim} value={paid.benefit} error={errors.benefit} onChange={(benefit) => set({ benefit })} />
      <Textarea {...text("proof")} description={t("refund.proofHelp")} minLength={3} />
      {before && <Textarea {...text("urgency")} description={t("refund.urgencyHelp")} minLength={3} />}
      <AgreementFields paid={paid} onChange={set} errors={errors} />
    </ActionModal>
  );
}
