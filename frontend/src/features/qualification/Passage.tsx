import { Anchor, Blockquote, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ContentOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";

const words = (value: unknown) => (typeof value === "string" ? value : "");

/** The words to qualify, in view all along. */
export function Passage({ content }: { content: ContentOut }) {
  const { t } = useTranslation("qualification");
  const label = useLabel();
  const { earliest, latest } = content.published;
  const author = words(content.author?.name) || words(content.author?.handle);
  const when = !earliest ? t("publishedUnknown") : earliest === latest || !latest ? t("published", { day: day(earliest) }) : t("publishedBetween", { from: day(earliest), to: day(latest) });
  const safe = content.url !== null && /^https?:\/\//i.test(content.url);
  return (
    <Section title={t("passage")}>
      <Stack gap={6}>
        {content.excerpt ? <Blockquote p="sm" m={0} className="eg-words">{content.excerpt}</Blockquote> : <Text c="dimmed">{t("noExcerpt")}</Text>}
        <Text size="sm">{label("form", content.form)}{content.platform && ` · ${label("platform", content.platform)}`} · {when} · {label("certainty", content.published.certainty)}</Text>
        <Text size="sm">{author ? t("author", { name: author }) : t("authorUnknown")}{content.author?.relation ? ` · ${label("relation", words(content.author.relation))}` : ""}</Text>
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>{content.url ?? content.place ?? t("noAddress")}</Text>
        {safe && <Anchor size="sm" href={content.url ?? ""} target="_blank" rel="noreferrer noopener">{t("open")}</Anchor>}
        {content.qualification && <Text size="sm" fw={600}>{t("now", { kind: content.qualification.label, who: content.qualification.decided_by })}</Text>}
      </Stack>
    </Section>
  );
}
