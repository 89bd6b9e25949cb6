import { CloseButton, Group, Select, Textarea, TextInput, Title } from "@mantine/core";
import { type KeyboardEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import { useLabel } from "@/ui/Labels";
import { readDate } from "./dates";
import type { ContentDraft } from "./draft";
import { platformOf } from "./platforms";
import { PublishedInput } from "./PublishedInput";
import { RunningClock } from "./RunningClock";

const FORMS = ["review", "rating", "post", "story", "private_message", "group", "listing", "press", "print"] as const;
const ONLINE = ["yes", "no", "unknown"] as const;

interface ContentBlockProps {
  content: ContentDraft;
  rank: number;
  today: string;
  discovered: string;
  /** Refusals of the server for this content, by field. */
  refused: Record<string, string>;
  autoFocus: boolean;
  onChange: (key: number, change: Partial<ContentDraft>) => void;
  onRemove?: (key: number) => void;
  onNext: () => void;
}

/** One passage: four fields in the order of a phone call, then the clock that runs already. Enter goes on with another one. */
export const ContentBlock = memo(function ContentBlock({ content, rank, today, discovered, refused, autoFocus, onChange, onRemove, onNext }: ContentBlockProps) {
  const { t } = useTranslation("declaration");
  const label = useLabel();
  const set = (change: Partial<ContentDraft>) => onChange(content.key, change);
  const platform = platformOf(content.place);
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey) return;
    event.preventDefault();
    onNext();
  };
  return (
    <section className="eg-declare-content" aria-label={t("content.title", { rank })}>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="sm">{t("content.title", { rank })}</Title>
        <RunningClock published={readDate(content.published, today)} discovered={discovered} words={content.excerpt.trim() !== ""} />
        {onRemove && <CloseButton size="sm" aria-label={t("content.remove", { rank })} onClick={() => onRemove(content.key)} />}
      </Group>
      <div className="eg-declare-fields">
        <TextInput label={t("content.place")} value={content.place} autoFocus={autoFocus} autoComplete="off" data-first onChange={(event) => set({ place: event.currentTarget.value })}
          onKeyDown={enter} inputWrapperOrder={["label", "input", "description", "error"]} error={refused.url ?? refused.place ?? refused.platform}
          description={platform ? t("content.platform", { name: label("platform", platform) }) : content.place.trim() ? t("content.inWords") : t("content.placeHelp")} />
        <Textarea label={t("content.excerpt")} value={content.excerpt} autosize minRows={2} maxRows={8} error={refused.excerpt} onChange={(event) => set({ excerpt: event.currentTarget.value })} />
        <PublishedInput label={t("content.published")} value={content.published} today={today} onChange={(published) => set({ published })} onKeyDown={enter} error={refused.published} />
        <TextInput label={t("content.author")} value={content.author} autoComplete="off" onChange={(event) => set({ author: event.currentTarget.value })} onKeyDown={enter} error={refused.author} />
        <Select label={t("content.form")} value={content.form} allowDeselect={false} data={FORMS.map((form) => ({ value: form, label: label("form", form) }))}
          onChange={(form) => form && set({ form })} error={refused.form} />
        <Select label={t("content.online")} value={content.online} allowDeselect={false} data={ONLINE.map((value) => ({ value, label: t(`content.onlineValues.${value}`) }))}
          onChange={(online) => online && set({ online })} error={refused.still_online} />
      </div>
    </section>
  );
});
