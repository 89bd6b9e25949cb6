import { Alert, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { complaintsEscalateMutation, complaintsReadQueryKey } from "@/api/@tanstack/react-query.gen";
import type { Level } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { above } from "../codes";
import { type ComplaintDialogProps, ComplaintModal } from "./ComplaintModal";

export function Escalate({ complaint, onClose }: ComplaintDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const levels = above(complaint.level);
  const [told, setTold] = useState({ level: levels[0] ?? ("court" as Level), text: "", on: today });
  const set = (change: Partial<typeof told>) => setTold((now) => ({ ...now, ...change }));
  const escalate = useAction(complaintsEscalateMutation().mutationFn, { becomes: complaintsReadQueryKey({ path: { reference: complaint.reference } }), done: t("escalate.done"), onDone: onClose });
  const send = (version: number) => void escalate.run({ path: { reference: complaint.reference }, body: { level: told.level, text: told.text.trim() || null, received_on: told.on || null }, headers: ifMatch(version) });
  return (
    <ComplaintModal complaint={complaint} title={label("complaint_action", "escalate")} submit={t("escalate.submit")} action={escalate} onSubmit={send} onClose={onClose}>
      <NativeSelect data-autofocus label={t("escalate.to")} value={told.level} error={escalate.fields.level} onChange={(event) => set({ level: event.currentTarget.value as Level })} data={levels.map((value) => ({ value, label: label("complaint_level", value) }))} />
      {told.level === "court" && complaint.claim && <Alert color="orange" variant="light">{t("escalate.court")}</Alert>}
      <Textarea label={t("escalate.text")} autosize minRows={3} maxLength={20000} value={told.text} error={escalate.fields.text} onChange={(event) => set({ text: event.currentTarget.value })} />
      <DayInput label={t("escalate.on")} min={complaint.sent_on} max={today} value={told.on} error={escalate.fields.received_on} onChange={(on) => set({ on })} />
    </ComplaintModal>
  );
}
