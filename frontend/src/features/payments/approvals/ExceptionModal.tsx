import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coverageApproveMutation, coverageRejectMutation } from "@/api/@tanstack/react-query.gen";
import type { LimitExceptionOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { euros } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { Facts } from "../Facts";

interface ExceptionModalProps {
  what: "approve" | "reject";
  exception: LimitExceptionOut;
  onClose: () => void;
}

/** A second person grants or refuses to raise a limit. */
export function ExceptionModal({ what, exception, onClose }: ExceptionModalProps) {
  const { t } = useTranslation("payments");
  const [reason, setReason] = useState("");
  const approve = useAction(coverageApproveMutation().mutationFn, { done: t("exception.approved"), onDone: onClose });
  const reject = useAction(coverageRejectMutation().mutationFn, { done: t("exception.rejected"), onDone: onClose });
  const action = what === "approve" ? approve : reject;
  const path = { exception_id: exception.id };
  const send = () => void (what === "approve" ? approve.run({ path, body: { reason: reason || null } }) : reject.run({ path, body: { reason } }));
  return (
    <ActionModal title={t(what === "approve" ? "exception.approveTitle" : "exception.rejectTitle")} submit={t(`${what}.open`)} danger={what === "reject"} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Facts rows={[
        [t("exception.policy"), exception.policy_number],
        [t("exception.asks"), exception.extra_amount ? t("exception.amount", { amount: euros(exception.extra_amount) }) : t("exception.events", { count: exception.extra_events ?? 0 })],
        [t("reason"), exception.reason],
        [t("exception.by"), exception.proposed_by],
      ]} />
      <Textarea label={t(what === "approve" ? "exception.note" : "reason")} required={what === "reject"} minLength={3} maxLength={1000} value={reason} data-autofocus error={action.fields.reason}
        onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
