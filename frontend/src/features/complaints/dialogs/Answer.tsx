import { Checkbox, Group, NativeSelect, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { complaintsAnswerMutation, complaintsReadQueryKey } from "@/api/@tanstack/react-query.gen";
import type { AnswerIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { isOurs, OUTCOMES } from "../codes";
import { type ComplaintDialogProps, ComplaintModal } from "./ComplaintModal";
import { ORDER } from "../order";

/** The answer, kept while it is being written; at our levels the mention of the mediator always goes with it. */
export function Answer({ complaint, onClose }: ComplaintDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const ours = isOurs(complaint.level);
  const draft = useDraft(`complaint-answer:${complaint.reference}`, { outcome: "" as AnswerIn["outcome"] | "", text: "", granted: "", on: today, letter: ours });
  const told = draft.value;
  const set = (change: Partial<typeof told>) => draft.setValue({ ...told, ...change });
  const answer = useAction(complaintsAnswerMutation().mutationFn, { becomes: complaintsReadQueryKey({ path: { reference: complaint.reference } }), done: t("answer.done"), onDone: () => { draft.clear(); onClose(); } });
  const send = (version: number) => void (told.outcome && answer.run({
    path: { reference: complaint.reference }, headers: ifMatch(version),
    body: { outcome: told.outcome, text: told.text.trim(), money_granted: told.granted || null, answered_on: told.on || null, letter: told.letter, mediator_mentioned: true },
  }));
  return (
    <ComplaintModal complaint={complaint} size="xl" title={label("complaint_action", "answer")} submit={t("answer.submit")} action={answer} disabled={told.outcome === "" || told.text.trim() === ""} onSubmit={send} onClose={onClose}>
      <NativeSelect data-autofocus required label={t("field.outcome")} value={told.outcome} error={answer.fields.outcome} onChange={(event) => set({ outcome: event.currentTarget.value as AnswerIn["outcome"] })}
        data={[{ value: "", label: t("choose") }, ...OUTCOMES.map((value) => ({ value, label: label("complaint_outcome", value) }))]} />
      <Textarea required label={t("answer.text")} autosize minRows={8} maxRows={18} maxLength={20000} value={told.text} error={answer.fields.text} onChange={(event) => set({ text: event.currentTarget.value })} />
      {ours && <Text size="sm" c="dimmed"><strong>{t("answer.mention")}</strong> {complaint.mediation}</Text>}
      <Group grow align="flex-start">
        <AmountInput label={t("field.granted")} inputWrapperOrder={ORDER} description={t("answer.grantedHint")} value={told.granted} error={answer.fields.money_granted} onChange={(granted) => set({ granted })} />
        <DayInput label={t("answer.on")} min={complaint.acknowledged_on ?? complaint.sent_on} max={today} value={told.on} error={answer.fields.answered_on} onChange={(on) => set({ on })} />
      </Group>
      {ours && <Checkbox label={t("answer.letter")} description={complaint.complainant_email ? t("letter.email", { email: complaint.complainant_email }) : t("letter.post")} checked={told.letter} onChange={(event) => set({ letter: event.currentTarget.checked })} />}
    </ComplaintModal>
  );
}
