import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingContributeMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { BenefitSelect } from "./BenefitSelect";
import { PayeeName } from "./PayeeName";

/** Our part of costs that another insurer of the same risk bore. */
export default function ContributionModal({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("payments");
  const [insurer, setInsurer] = useState("");
  const [amount, setAmount] = useState("");
  const [costLine, setCostLine] = useState("");
  const [reason, setReason] = useState("");
  const contribute = useAction(accountingContributeMutation().mutationFn, { done: t("contribution.done"), onDone: onClose });
  const send = () => void contribute.run({ path: { reference: claim.reference }, body: { insurer, amount, cost_line: costLine, reason } });
  return (
    <ActionModal title={t("contribution.title")} submit={t("propose")} pending={contribute.pending} problem={contribute.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm" c="dimmed">{t("contribution.means")}</Text>
      <PayeeName label={t("contribution.insurer")} kind="other_insurer" value={insurer} onChange={setInsurer} error={contribute.fields.insurer} />
      <AmountInput label={t("payment.amount")} required value={amount} error={contribute.fields.amount} onChange={setAmount} />
      <BenefitSelect claim={claim} label={t("contribution.line")} value={costLine} error={contribute.fields.cost_line} onChange={setCostLine} />
      <Textarea label={t("reason")} required minLength={3} maxLength={1000} value={reason} error={contribute.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
