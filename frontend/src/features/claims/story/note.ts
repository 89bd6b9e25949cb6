import type { NoteIn } from "@/api/types.gen";

/** The note as it is being written: every field a string, as inputs hold it. */
export interface NoteDraft {
  kind: NoteIn["kind"];
  direction: "in" | "out";
  with: NonNullable<NoteIn["with"]>["kind"] | "";
  name: string;
  text: string;
  promised: boolean;
  promise: string;
  due: string;
  by: NonNullable<NoteIn["promise"]>["by"];
}

export const EMPTY_NOTE: NoteDraft = { kind: "call", direction: "in", with: "insured", name: "", text: "", promised: false, promise: "", due: "", by: "us" };

/** What the API is told: only what the person saw on the screen. */
export function noteOf(draft: NoteDraft): NoteIn {
  const spoken = draft.kind !== "note";
  return {
    kind: draft.kind,
    text: draft.text.trim(),
    ...(draft.kind === "call" && { direction: draft.direction }),
    ...(spoken && draft.with !== "" && { with: { kind: draft.with, ...(draft.name.trim() && { name: draft.name.trim() }) } }),
    ...(draft.promised && { promise: { text: draft.promise.trim(), due_on: draft.due, by: draft.by } }),
  };
}

export const isReady = (draft: NoteDraft) => draft.text.trim() !== "" && (!draft.promised || (draft.promise.trim() !== "" && draft.due !== ""));
