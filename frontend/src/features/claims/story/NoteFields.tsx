import { Group, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLabel } from "@/ui/Labels";
import type { NoteDraft } from "./note";

interface NoteFieldsProps {
  draft: Omit<NoteDraft, "promised" | "promise" | "due" | "by">;
  set: (change: Partial<NoteDraft>) => void;
  fields: Record<string, string>;
}

/** Nature, direction and interlocutor of a note: shared by the composer and by a correction. */
export function NoteFields({ draft, set, fields }: NoteFieldsProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  return (
    <Group gap="xs" align="flex-end">
      <SegmentedControl size="xs" aria-label={t("composer.kind")} value={draft.kind} onChange={(kind) => set({ kind: kind as NoteDraft["kind"] })} data={["call", "note", "meeting"].map((one) => ({ value: one, label: label("note_kind", one) }))} />
      {draft.kind === "call" && <SegmentedControl size="xs" aria-label={t("composer.direction")} value={draft.direction} onChange={(to) => set({ direction: to as "in" | "out" })} data={[{ value: "in", label: t("composer.in") }, { value: "out", label: t("composer.out") }]} />}
      {draft.kind !== "note" && (
        <>
          <NativeSelect size="xs" aria-label={t("composer.with")} value={draft.with} error={fields["with.kind"]} onChange={(event) => set({ with: event.currentTarget.value as NoteDraft["with"] })}
            data={[{ value: "", label: t("composer.nobody") }, ...["insured", "provider", "lawyer", "platform", "other"].map((one) => ({ value: one, label: `${t("composer.with")} ${label("note_with", one)}` }))]} />
          {draft.with !== "" && draft.with !== "insured" && <TextInput size="xs" aria-label={t("composer.name")} placeholder={t("composer.name")} maxLength={300} value={draft.name} error={fields["with.name"]} onChange={(event) => set({ name: event.currentTarget.value })} />}
        </>
      )}
    </Group>
  );
}
