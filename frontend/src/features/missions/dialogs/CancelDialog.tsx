import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersCancelMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { AmountInput } from "@/ui/AmountInput";
import { type MissionDialogProps, MissionModal } from "../MissionModal";
import { missionKey } from "../reads";

/** The end of a mission: what it holds is given back, but a fee due to the provider. */
export default function CancelDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const [reason, setReason] = useState("");
  const [fee, setFee] = useState("");
  const action = useAction(providersCancelMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("cancel.done"), onDone: onClose });
  const send = (version: number) => void action.run({ path: { reference: mission.reference }, headers: ifMatch(version), body: { reason, fee: fee || undefined } });
  return (
    <MissionModal mission={mission} title={t("cancel.title")} submit={t("cancel.submit")} action={action} onSubmit={send} onClose={onClose} danger>
      <Text size="sm">{t(mission.order ? "cancel.whatOrdered" : "cancel.what")}</Text>
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={3} data-autofocus value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {mission.order && <AmountInput label={t("cancel.fee")} description={t("cancel.feeHelp")} max={mission.order.amount_ttc} value={fee} error={action.fields.fee} onChange={setFee} />}
    </MissionModal>
  );
}
