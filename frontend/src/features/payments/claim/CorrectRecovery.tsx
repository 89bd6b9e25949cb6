import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingCorrectRecoveryMutation } from "@/api/@tanstack/react-query.gen";
import type { RecoveryOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { euros } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";

/** Cancels a recovery recorded by mistake with one of the opposite amount: both stay readable. */
export function CorrectRecovery({ recovery, onClose }: { recovery: RecoveryOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [reason, setReason] = useState("");
  const correct = useAction(accountingCorrectRecoveryMutation().mutationFn, { done: t("correction.done"), onDone: onClose });
  return (
    <ActionModal title={t("correction.title", { reference: recovery.reference })} submit={t("correction.send")} danger pending={correct.pending} problem={correct.problem} onClose={onClose}
      onSubmit={() => void correct.run({ path: { reference: recovery.reference }, body: { reason } })}>
      <Text size="sm">{t("correction.means", { amount: euros(recovery.amount) })}</Text>
      <Textarea label={t("reason")} required minLength={3} maxLength={1000} value={reason} data-autofocus error={correct.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
