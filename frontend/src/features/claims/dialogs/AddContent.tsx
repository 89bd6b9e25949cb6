import { Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { claimsAddContentMutation } from "@/api/@tanstack/react-query.gen";
import type { ContentIn } from "@/api/types.gen";
import { readDate } from "@/features/declaration/dates";
import { PublishedInput } from "@/features/declaration/PublishedInput";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { FORMS, RELATIONS, SOURCES } from "../codes";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";

const EMPTY = { url: "", place: "", form: "review", excerpt: "", online: "yes", author: "", relation: "unknown", published: "", source: "page" };

/** What the screen holds as the API is told it: nothing that was left empty. */
function contentOf(typed: typeof EMPTY, today: string): ContentIn {
  const published = readDate(typed.published, today);
  return {
    form: typed.form as ContentIn["form"],
    ...(typed.url && { url: typed.url.trim() }), ...(typed.place && { place: typed.place.trim() }), ...(typed.excerpt && { excerpt: typed.excerpt }),
    ...(typed.online !== "unknown" && { still_online: typed.online === "yes" }),
    ...(typed.author && { author: { name: typed.author.trim(), relation: typed.relation as "patient" } }),
    ...(published && { published: { ...published, source: typed.source as "page" } }),
  };
}

export default function AddContent({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const draft = useDraft(`new-content:${claim.reference}`, EMPTY);
  const typed = draft.value;
  const set = (change: Partial<typeof EMPTY>) => draft.setValue({ ...typed, ...change });
  const add = useAction(claimsAddContentMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.content.done"), onDone: () => { draft.clear(); onClose(); } });
  const today = parisDay(new Date());
  return (
    <ActionModal title={label("claim_action", "add_content")} submit={t("form.content.submit")} pending={add.pending} problem={add.problem} disabled={!typed.url.trim() && !typed.place.trim()} onClose={onClose}
      onSubmit={() => void add.run({ path: { reference: claim.reference }, body: contentOf(typed, today) })}>
      <TextInput label={t("form.content.url")} inputMode="url" data-autofocus description={t("form.content.oneNeeded")} maxLength={4000} value={typed.url} error={add.fields.url} onChange={(event) => set({ url: event.currentTarget.value })} />
      <Group grow>
        <TextInput label={t("form.content.place")} maxLength={1000} value={typed.place} error={add.fields.place} onChange={(event) => set({ place: event.currentTarget.value })} />
        <NativeSelect label={t("form.content.form")} value={typed.form} onChange={(event) => set({ form: event.currentTarget.value })} data={FORMS.map((one) => ({ value: one, label: label("form", one) }))} />
      </Group>
      <Textarea label={t("form.content.excerpt")} autosize minRows={3} maxLength={20_000} value={typed.excerpt} error={add.fields.excerpt} onChange={(event) => set({ excerpt: event.currentTarget.value })} />
      <Group grow align="flex-start">
        <PublishedInput label={t("content.published")} value={typed.published} today={today} onChange={(published) => set({ published })} error={add.fields["published.earliest"] ?? add.fields["published.latest"] ?? add.fields.published} />
        <NativeSelect label={t("form.content.source")} value={typed.source} error={add.fields["published.source"]} onChange={(event) => set({ source: event.currentTarget.value })} data={SOURCES.map((one) => ({ value: one, label: label("date_source", one) }))} />
        <NativeSelect label={t("form.content.online")} value={typed.online} onChange={(event) => set({ online: event.currentTarget.value })} data={(["yes", "no", "unknown"] as const).map((one) => ({ value: one, label: t(`form.content.${one}`) }))} />
      </Group>
      <Group grow>
        <TextInput label={t("form.content.author")} maxLength={300} value={typed.author} error={add.fields["author.name"]} onChange={(event) => set({ author: event.currentTarget.value })} />
        <NativeSelect label={t("form.content.relation")} value={typed.relation} onChange={(event) => set({ relation: event.currentTarget.value })} data={RELATIONS.map((one) => ({ value: one, label: label("relation", one) }))} />
      </Group>
    </ActionModal>
  );
}
