import { Button, Checkbox, Group, NativeSelect, Text, TextInput, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { claimsAddNoteMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { EMPTY_NOTE, isReady, noteOf, type NoteDraft } from "./note";
import { NoteFields } from "./NoteFields";

/** The place where `n` lands. */
export const COMPOSER = "claim-note";

export function Composer({ reference }: { reference: string }) {
  const { t } = useTranslation("claims");
  const draft = useDraft<NoteDraft>(`note:${reference}`, EMPTY_NOTE);
  const note = draft.value;
  const add = useAction(claimsAddNoteMutation().mutationFn, { done: note.promised ? t("composer.savedTask") : t("composer.saved"), onDone: draft.clear });
  const set = (change: Partial<NoteDraft>) => draft.setValue({ ...note, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady(note) && !add.pending) void add.run({ path: { reference }, body: noteOf(note) });
  };
  return (
    <Section title={t("composer.title")}>
      <form onSubmit={submit} className="eg-composer" onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && event.currentTarget.requestSubmit()}>
        <NoteFields draft={note} set={set} fields={add.fields} />
        <Textarea id={COMPOSER} aria-label={t("composer.text")} placeholder={t("composer.text")} autosize minRows={2} maxRows={12} maxLength={20_000} value={note.text} error={add.fields.text} onChange={(event) => set({ text: event.currentTarget.value })} />
        <Checkbox size="xs" label={t("composer.promise")} checked={note.promised} onChange={(event) => set({ promised: event.currentTarget.checked })} />
        {note.promised && <PromiseFields note={note} set={set} fields={add.fields} />}
        <ProblemAlert problem={add.problem} />
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">{draft.restored && note.text ? t("composer.restored") : t("composer.hint")}</Text>
          <Group gap="xs">
            {note.text !== "" && <Button size="xs" variant="subtle" onClick={draft.clear}>{t("composer.discard")}</Button>}
            <Button size="xs" type="submit" loading={add.pending} disabled={!isReady(note)}>{t("composer.save")}</Button>
          </Group>
        </Group>
      </form>
    </Section>
  );
}

function PromiseFields({ note, set, fields }: { note: NoteDraft; set: (change: Partial<NoteDraft>) => void; fields: Record<string, string> }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  return (
    <div className="eg-promise">
      <TextInput size="xs" label={t("composer.promised")} required maxLength={500} value={note.promise} error={fields["promise.text"]} onChange={(event) => set({ promise: event.currentTarget.value })} />
      <DayInput size="xs" label={t("composer.due")} required min={parisDay(new Date())} value={note.due} error={fields["promise.due_on"]} onChange={(due) => set({ due })} />
      <NativeSelect size="xs" label={t("composer.by")} value={note.by} onChange={(event) => set({ by: event.currentTarget.value as NoteDraft["by"] })} data={["us", "insured", "provider", "other"].map((one) => ({ value: one, label: label("promise_by", one) }))} />
    </div>
  );
}
