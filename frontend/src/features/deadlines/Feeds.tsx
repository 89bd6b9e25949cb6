import { Alert, Button, Code, CopyButton, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarsRevokeMutation, calendarsSubscribeMutation, calendarsSubscriptionsQueryKey } from "@/api/@tanstack/react-query.gen";
import { calendarsSubscriptions } from "@/api/sdk.gen";
import type { FeedOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { instant } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { usePages } from "@/lib/pages";
import { ActionModal } from "@/ui/ActionModal";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { type Column, PagedTable } from "@/ui/Table";

/** Deadlines in one's own calendar: an address to subscribe to, shown once, revoked when it is lost. */
export default function Feeds() {
  const { t } = useTranslation("deadlines");
  const [scope, setScope] = useState<FeedOut["scope"]>("mine");
  const [revoking, setRevoking] = useState<FeedOut | null>(null);
  const feeds = usePages<FeedOut>(calendarsSubscriptionsQueryKey(), (cursor, signal) => calendarsSubscriptions({ query: { cursor }, signal }));
  const subscribe = useAction(calendarsSubscribeMutation().mutationFn, { invalidates: [calendarsSubscriptionsQueryKey()] });
  const columns: Column<FeedOut>[] = [
    { key: "scope", label: t("feed.scope"), cell: (one) => t(`feed.${one.scope}`) },
    { key: "created", label: t("feed.created"), cell: (one) => `${instant(one.created_at)}, ${one.created_by}` },
    { key: "actions", label: t("feed.actions"), right: true, cell: (one) => <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoking(one)}>{t("feed.revoke")}</Button> },
  ];
  return (
    <Section title={t("feed.title")}>
      <Stack>
        <Text size="sm">{t("feed.lead")}</Text>
        <Group gap="sm">
          <SegmentedControl aria-label={t("feed.scope")} value={scope} onChange={(value) => setScope(value as typeof scope)} data={(["mine", "team"] as const).map((value) => ({ value, label: t(`feed.${value}`) }))} />
          <Button loading={subscribe.pending} onClick={() => void subscribe.run({ body: { scope } })}>{t("feed.create")}</Button>
        </Group>
        <ProblemAlert problem={subscribe.problem} />
        {subscribe.data && <Address url={subscribe.data.url} />}
        <PagedTable query={feeds} caption={t("feed.title")} columns={columns} rowKey={(one) => one.id} empty={t("feed.none")} />
      </Stack>
      {revoking && <Revoke feed={revoking} onClose={() => setRevoking(null)} onDone={subscribe.reset} />}
    </Section>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation("deadlines");
  const { t: common } = useTranslation();
  return (
    <Alert role="status" color="teal" variant="light" title={t("feed.once")}>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>{url}</Code>
      <CopyButton value={url}>{({ copied, copy }) => <Button mt="xs" size="xs" onClick={copy}>{copied ? common("copied") : t("feed.copy")}</Button>}</CopyButton>
    </Alert>
  );
}

function Revoke({ feed, onClose, onDone }: { feed: FeedOut; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("deadlines");
  const revoke = useAction(calendarsRevokeMutation().mutationFn, { done: t("feed.revoked"), onDone: () => { onDone(); onClose(); } });
  return (
    <ActionModal danger title={t("feed.revoke")} submit={t("feed.revoke")} pending={revoke.pending} problem={revoke.problem} onSubmit={() => void revoke.run({ path: { feed_id: feed.id }, headers: ifMatch(feed.version) })} onClose={onClose}>
      <Text size="sm">{t("feed.revokeHint")}</Text>
    </ActionModal>
  );
}
