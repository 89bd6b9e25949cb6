import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRejectDifferenceMutation, providersDeclineMutation, providersRefuseQuoteMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { type MissionDialogProps, MissionModal } from "../MissionModal";
import { missionKey } from "../reads";

const RUNS = {
  decline: providersDeclineMutation().mutationFn,
  refuse_quote: providersRefuseQuoteMutation().mutationFn,
  reject_invoice: paymentsRejectDifferenceMutation().mutationFn,
};

/** A no with its reason: that of the provider, or ours to a quote or an invoice. */
export function ReasonDialog({ mission, onClose, what }: MissionDialogProps & { what: keyof typeof RUNS }) {
  const { t } = useTranslation("missions");
  const [reason, setReason] = useState("");
  const action = useAction(RUNS[what], { becomes: missionKey(mission.reference), done: t(`reason.${what}.done`), onDone: onClose });
  const send = (version: number) => void action.run({ path: { reference: mission.reference }, headers: ifMatch(version), body: { reason } });
  return (
    <MissionModal mission={mission} title={t(`reason.${what}.title`)} submit={t(`reason.${what}.submit`)} action={action} onSubmit={send} onClose={onClose} danger>
      <Text size="sm">{t(`reason.${what}.what`)}</Text>
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={3} data-autofocus value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </MissionModal>
  );
}
