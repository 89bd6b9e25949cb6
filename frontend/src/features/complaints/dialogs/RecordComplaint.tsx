import { Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { complaintsRecordMutation } from "@/api/@tanstack/react-query.gen";
import type { ComplaintIn, Level } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { CAUSES, CHANNELS, LEVELS } from "../codes";
import { ORDER } from "../order";

interface RecordComplaintProps {
  /** The claim it is about, when it was opened from one. */
  claim?: string;
  insured?: string;
  onClose: () => void;
  onRecorded?: (reference: string) => void;
}

/** A complaint, whatever its channel: written by letter or said on the phone, its clocks start from the day it was sent. */
export default function RecordComplaint({ claim, insured, onClose, onRecorded }: RecordComplaintProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const draft = useDraft(`complaint:${claim ?? "new"}`, { claim: claim ?? "", name: insured ?? "", email: "", channel: "email", level: "first", cause: "other", subject: "", text: "", sent: today, received: today });
  const told = draft.value;
  const set = (change: Partial<typeof told>) => draft.setValue({ ...told, ...change });
  const record = useAction(complaintsRecordMutation().mutationFn, {
    done: t("record.done"),
    onDone: (made) => { draft.clear(); onClose(); onRecorded?.(made.reference); },
  });
  const wrong = record.fields;
  const options = (group: string, codes: readonly string[]) => codes.map((value) => ({ value, label: label(group, value) }));
  const send = () => void record.run({ body: {
    claim: told.claim.trim() || null, complainant_name: told.name.trim() || null, complainant_email: told.email.trim() || null,
    channel: told.channel as ComplaintIn["channel"], level: told.level as Level, cause: told.cause as ComplaintIn["cause"],
    subject: told.subject.trim(), text: told.text.trim() || null, sent_on: told.sent || null, received_on: told.received || null,
  } });
  const known = told.claim.trim() !== "" || told.name.trim() !== "";
  return (
    <ActionModal title={t("record.open")} submit={t("record.submit")} size="xl" pending={record.pending} problem={record.problem} disabled={told.subject.trim() === "" || !known} onSubmit={send} onClose={onClose}>
      <Group grow align="flex-start">
        <TextInput label={t("field.claim")} inputWrapperOrder={ORDER} description={t("record.claimHint")} readOnly={claim !== undefined} maxLength={40} value={told.claim} error={wrong.claim} onChange={(event) => set({ claim: event.currentTarget.value })} />
        <TextInput label={t("field.complainant")} inputWrapperOrder={ORDER} description={t("record.nameHint")} maxLength={500} value={told.name} error={wrong.complainant_name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <TextInput label={t("field.email")} inputWrapperOrder={ORDER} description={t("record.emailHint")} type="email" maxLength={254} value={told.email} error={wrong.complainant_email} onChange={(event) => set({ email: event.currentTarget.value })} />
      </Group>
      <Group grow align="flex-start">
        <NativeSelect label={t("field.channel")} value={told.channel} error={wrong.channel} onChange={(event) => set({ channel: event.currentTarget.value })} data={options("complaint_channel", CHANNELS)} />
        <NativeSelect label={t("field.cause")} value={told.cause} error={wrong.cause} onChange={(event) => set({ cause: event.currentTarget.value })} data={options("complaint_cause", CAUSES)} />
        <NativeSelect label={t("field.level")} value={told.level} error={wrong.level} onChange={(event) => set({ level: event.currentTarget.value })} data={options("complaint_level", LEVELS)} />
      </Group>
      <TextInput label={t("field.subject")} data-autofocus required maxLength={500} value={told.subject} error={wrong.subject} onChange={(event) => set({ subject: event.currentTarget.value })} />
      <Textarea label={t("field.text")} autosize minRows={4} maxRows={14} maxLength={20000} value={told.text} error={wrong.text} onChange={(event) => set({ text: event.currentTarget.value })} />
      <Group grow align="flex-start">
        <DayInput label={t("field.sent")} max={today} value={told.sent} error={wrong.sent_on} onChange={(sent) => set({ sent })} />
        <DayInput label={t("field.received")} min={told.sent || undefined} max={today} value={told.received} error={wrong.received_on} onChange={(received) => set({ received })} />
      </Group>
    </ActionModal>
  );
}
