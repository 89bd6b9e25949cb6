import { Anchor, Button, CopyButton, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsCheckStateMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, ContentOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, daysUntil, fromNow, parisDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useDesk } from "./desk";

const ago = (iso: string) => fromNow(daysUntil(parisDay(new Date(iso))));
/** Addresses come from anybody: only the web's own are ever links. */
const followable = (url: string | null) => url !== null && /^https?:\/\//i.test(url);

export function ContentCard({ claim, content, number }: { claim: ClaimOut; content: ContentOut; number: number }) {
  const { t } = useTranslation("claims");
  const { t: common } = useTranslation();
  const label = useLabel();
  return (
    <article className="eg-content" aria-labelledby={`content-${content.id}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
        <h3 id={`content-${content.id}`}>{t("content.heading", { number })} · {content.platform ? label("platform", content.platform) : label("form", content.form)}</h3>
        {content.rating !== null && <Text size="xs" c="dimmed">{t("content.rating", { value: content.rating })}</Text>}
      </Group>
      {content.excerpt ? <blockquote lang={content.language ?? undefined}>{content.excerpt}</blockquote> : <Text size="sm" c="dimmed">{t("content.noExcerpt")}</Text>}
      {(content.url ?? content.place) && <Text size="xs" className="eg-url">{content.url ?? content.place}</Text>}
      {content.url && (
        <Group gap="xs">
          <CopyButton value={content.url}>{({ copied, copy }) => <Button size="compact-xs" variant="subtle" onClick={copy}>{copied ? common("copied") : t("content.copy")}</Button>}</CopyButton>
          {followable(content.url) && <Anchor size="xs" href={content.url} target="_blank" rel="noreferrer noopener">{t("content.open")}</Anchor>}
        </Group>
      )}
      <dl className="eg-pairs">
        <div><dt>{t("content.author")}</dt><dd><Author author={content.author} /></dd></div>
        <div><dt>{t("content.published")}</dt><dd><Published content={content} /></dd></div>
        <div><dt>{t("content.qualification")}</dt><dd>{content.qualification ? label("kind", content.qualification.kind) : <strong>{t("content.toQualify")}</strong>}</dd></div>
        <div><dt>{t("band.online")}</dt><dd>{content.still_online === null ? t("content.neverChecked") : content.still_online ? t("content.online") : t("content.offline")}{content.checked_at && `, ${t("content.checked", { when: ago(content.checked_at) })}`}</dd></div>
      </dl>
      <ContentActions claim={claim} content={content} number={number} />
    </article>
  );
}

function Author({ author }: { author: ContentOut["author"] }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { name, handle, relation } = (author ?? {}) as { name?: string; handle?: string; relation?: string };
  const who = [name, handle].filter(Boolean).join(", ") || t("content.unknownAuthor");
  return <>{who}{relation && ` (${label("relation", relation)})`}</>;
}

function Published({ content }: { content: ContentOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { earliest, latest, certainty, source } = content.published;
  const when = earliest && latest && earliest !== latest ? t("content.between", { from: day(earliest), to: day(latest) }) : earliest ? t("content.on", { day: day(earliest) }) : latest ? t("content.before", { day: day(latest) }) : t("content.noDate");
  const sure = earliest || latest ? [label("certainty", certainty), source && t("content.source", { source: label("date_source", source) })].filter(Boolean).join(", ") : "";
  return <>{when}{sure && <Text span size="xs" c="dimmed"> ({sure})</Text>}</>;
}

function ContentActions({ claim, content, number }: { claim: ClaimOut; content: ContentOut; number: number }) {
  const { t } = useTranslation("claims");
  const { act, keys } = useDesk();
  const check = useAction(claimsCheckStateMutation().mutationFn, { done: t("content.noted") });
  const see = (still_online: boolean) => void check.run({ path: { reference: claim.reference, content_id: content.id }, body: { still_online } });
  const may = (action: ClaimOut["allowed_actions"][number]) => claim.allowed_actions.includes(action);
  return (
    <>
      <Group gap={4} mt={4} role="group" aria-label={t("content.actions", { number })}>
        {may("qualify") && (
          <Button size="compact-xs" variant={content.qualification ? "default" : "light"} component={Link} to={`/claims/${claim.reference}/qualification?content=${content.id}`}>
            {content.qualification ? t("content.requalify") : t("content.qualify")}
          </Button>
        )}
        {keys.includes("set_publication_date") && <Button size="compact-xs" variant="default" onClick={() => act("set_publication_date", content.id)}>{t("content.date")}</Button>}
        {may("edit") && <Button size="compact-xs" variant="default" loading={check.pending} onClick={() => see(true)}>{t("content.seen")}</Button>}
        {may("edit") && <Button size="compact-xs" variant="default" disabled={check.pending} onClick={() => see(false)}>{t("content.notSeen")}</Button>}
        {keys.includes("publication_event") && <Button size="compact-xs" variant="default" onClick={() => act("publication_event", content.id)}>{t("content.event")}</Button>}
      </Group>
      <ProblemAlert problem={check.problem} />
    </>
  );
}
