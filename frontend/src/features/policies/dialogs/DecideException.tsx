import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coverageApproveMutation, coverageRejectMutation } from "@/api/@tanstack/react-query.gen";
import type { LimitExceptionOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { added } from "../parts/exceptions";

interface DecideExceptionProps {
  exception: LimitExceptionOut;
  outcome: "approve" | "reject";
  onClose: () => void;
}

export function DecideException({ exception, outcome, onClose }: DecideExceptionProps) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const [reason, setReason] = useState("");
  const approve = useAction(coverageApproveMutation().mutationFn, { done: t("exceptions.approved"), onDone: onClose });
  const reject = useAction(coverageRejectMutation().mutationFn, { done: t("exceptions.rejected"), onDone: onClose });
  const granting = outcome === "approve";
  const action = granting ? approve : reject;
  const path = { exception_id: exception.id };
  const send = () => void (granting ? approve.run({ path, body: reason.trim() ? { reason } : {} }) : reject.run({ path, body: { reason } }));
  return (
    <ActionModal title={t(granting ? "exceptions.approve" : "exceptions.reject")} submit={t(granting ? "exceptions.approve" : "exceptions.reject")} danger={!granting} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm">{exception.policy_number} · {label("exception_kind", exception.kind)} <strong>{added(t, exception)}</strong></Text>
      <Text size="sm">{exception.reason}</Text>
      <Textarea label={t("exceptions.why")} description={granting ? t("exceptions.whyHelp") : undefined} required={!granting} maxLength={2000} autosize minRows={2} value={reason} error={action.fields.reason} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
