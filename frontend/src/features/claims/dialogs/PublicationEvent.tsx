import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsRecordPublicationEventMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { PUBLICATION_EVENTS } from "../codes";
import type { ClaimActionProps } from "../contract";
import { Recorded } from "./Recorded";
import { useRecordedEvents } from "./recorded-acts";

export default function PublicationEvent({ claim, contentId, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [event, setEvent] = useState({ content: contentId ?? claim.contents[0]?.id ?? "", code: PUBLICATION_EVENTS[0] as string, on: parisDay(new Date()), url: "", note: "", corrects: "" });
  const set = (change: Partial<typeof event>) => setEvent((now) => ({ ...now, ...change }));
  const known = useRecordedEvents(claim.reference, event.content);
  const correct = (id: string) => {
    const old = known.find((one) => one.id === id);
    set(old ? { corrects: id, code: old.code, on: old.on, url: old.url ?? "", note: old.note ?? "" } : { corrects: "" });
  };
  const record = useAction(claimsRecordPublicationEventMutation().mutationFn);
  if (record.data) return <Recorded title={t("form.event.result")} sentences={[record.data.told, t("form.event.source", { source: record.data.source })]} deadlines={record.data.deadlines} onClose={onClose} />;
  const send = () => void record.run({ path: { reference: claim.reference, content_id: event.content }, body: { code: event.code, on: event.on, url: event.url.trim() || null, note: event.note.trim() || null, corrects: event.corrects || null } });
  return (
    <ActionModal title={label("claim_action", "publication_event")} submit={t("form.event.submit")} pending={record.pending} problem={record.problem} disabled={event.on === ""} onSubmit={send} onClose={onClose}>
      {claim.contents.length > 1 && <NativeSelect label={t("form.date.content")} value={event.content} onChange={(one) => set({ content: one.currentTarget.value, corrects: "" })} data={claim.contents.map((one, index) => ({ value: one.id, label: t("content.heading", { number: index + 1 }) }))} />}
      {known.length > 0 && <NativeSelect label={t("form.event.corrects")} value={event.corrects} error={record.fields.corrects} onChange={(one) => correct(one.currentTarget.value)} data={[{ value: "", label: t("form.event.none") }, ...known.map((one) => ({ value: one.id, label: one.words }))]} />}
      <NativeSelect label={t("form.event.code")} data-autofocus value={event.code} error={record.fields.code} onChange={(one) => set({ code: one.currentTarget.value })} data={PUBLICATION_EVENTS.map((one) => ({ value: one, label: t(`publication_event.${one}`) }))} />
      <DayInput label={t("form.event.on")} required max={parisDay(new Date())} value={event.on} error={record.fields.on} onChange={(on) => set({ on })} />
      <TextInput label={t("form.event.url")} type="url" maxLength={4000} value={event.url} error={record.fields.url} onChange={(one) => set({ url: one.currentTarget.value })} />
      <Textarea label={t("form.event.note")} autosize minRows={2} maxLength={2000} value={event.note} error={record.fields.note} onChange={(one) => set({ note: one.currentTarget.value })} />
    </ActionModal>
  );
}
