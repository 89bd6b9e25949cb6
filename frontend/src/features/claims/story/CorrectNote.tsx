import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsCorrectNoteMutation } from "@/api/@tanstack/react-query.gen";
import type { TimelineNoteOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { EMPTY_NOTE, type NoteDraft, noteOf } from "./note";
import { NoteFields } from "./NoteFields";

interface CorrectNoteProps {
  reference: string;
  noteId: string;
  note: TimelineNoteOut;
  onClose: () => void;
}

/** The note as it should have been; the words of before stay readable. */
export function CorrectNote({ reference, noteId, note, onClose }: CorrectNoteProps) {
  const { t } = useTranslation("claims");
  const [draft, setDraft] = useState<NoteDraft>({
    ...EMPTY_NOTE, kind: note.kind as NoteDraft["kind"], direction: note.direction === "out" ? "out" : "in", with: (note.with_kind ?? "") as NoteDraft["with"], name: note.with_name ?? "", text: note.text,
  });
  const set = (change: Partial<NoteDraft>) => setDraft((now) => ({ ...now, ...change }));
  const correct = useAction(claimsCorrectNoteMutation().mutationFn, { done: t("composer.corrected"), onDone: onClose });
  return (
    <ActionModal title={t("composer.correct")} submit={t("composer.correct")} pending={correct.pending} problem={correct.problem} disabled={draft.text.trim() === ""} onClose={onClose}
      onSubmit={() => void correct.run({ path: { reference, note_id: noteId }, body: noteOf(draft) })}>
      <NoteFields draft={draft} set={set} fields={correct.fields} />
      <Textarea label={t("composer.text")} data-autofocus autosize minRows={4} maxRows={16} maxLength={20_000} required value={draft.text} error={correct.fields.text} onChange={(event) => set({ text: event.currentTarget.value })} />
    </ActionModal>
  );
}
