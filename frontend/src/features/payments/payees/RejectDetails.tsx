import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRejectDetailsMutation } from "@/api/@tanstack/react-query.gen";
import type { BankDetailsOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { Iban } from "./Iban";

/** Refusing an account: the one in use stays. */
export function RejectDetails({ details, onClose }: { details: BankDetailsOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [reason, setReason] = useState("");
  const reject = useAction(paymentsRejectDetailsMutation().mutationFn, { done: t("details.rejected"), onDone: onClose });
  return (
    <ActionModal title={t("details.reject")} submit={t("reject.open")} danger pending={reject.pending} problem={reject.problem} onClose={onClose}
      onSubmit={() => void reject.run({ path: { details_id: details.id }, body: { reason } })}>
      <Iban iban={details.iban} />
      <Textarea label={t("reason")} required minLength={3} maxLength={1000} value={reason} data-autofocus error={reject.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
