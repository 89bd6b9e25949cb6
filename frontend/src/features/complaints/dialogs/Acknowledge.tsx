import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { complaintsAcknowledgeMutation, complaintsReadQueryKey } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { type ComplaintDialogProps, ComplaintModal } from "./ComplaintModal";

export function Acknowledge({ complaint, onClose }: ComplaintDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const [on, setOn] = useState(today);
  const [letter, setLetter] = useState(true);
  const acknowledge = useAction(complaintsAcknowledgeMutation().mutationFn, { becomes: complaintsReadQueryKey({ path: { reference: complaint.reference } }), done: t("acknowledge.done"), onDone: onClose });
  const send = (version: number) => void acknowledge.run({ path: { reference: complaint.reference }, body: { acknowledged_on: on || null, letter }, headers: ifMatch(version) });
  return (
    <ComplaintModal complaint={complaint} title={label("complaint_action", "acknowledge")} submit={t("acknowledge.submit")} action={acknowledge} onSubmit={send} onClose={onClose}>
      <Checkbox data-autofocus label={t("acknowledge.letter")} description={complaint.complainant_email ? t("letter.email", { email: complaint.complainant_email }) : t("letter.post")} checked={letter} onChange={(event) => setLetter(event.currentTarget.checked)} />
      <DayInput label={t("acknowledge.on")} min={complaint.sent_on} max={today} value={on} error={acknowledge.fields.acknowledged_on} onChange={setOn} />
    </ComplaintModal>
  );
}
