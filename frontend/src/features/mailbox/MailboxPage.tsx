import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { correspondenceMessageOptions, correspondenceMessagesQueryKey } from "@/api/@tanstack/react-query.gen";
import { correspondenceMessages } from "@/api/sdk.gen";
import type { MailLineOut } from "@/api/types.gen";
import { instant } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import { matching } from "./search";
import "./mailbox.css";

/** The mails that a trial would have sent: kept here as long as no mail server is set. */
export default function MailboxPage() {
  const { t } = useTranslation("mailbox");
  const { t: common } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState("");
  const open = params.get("mail");
  const mails = usePages([...correspondenceMessagesQueryKey(), "pages"], (cursor, signal) => correspondenceMessages({ query: { cursor, limit: 100 }, signal }));
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Wait query={mails} rows={8}>
        {(rows) => (rows.length === 0 ? <Empty>{t("none")}</Empty> : (
          <div className="eg-mails">
            <Stack gap="xs" component="section" aria-label={t("list")}>
              <TextInput type="search" label={t("search")} description={mails.hasNextPage ? t("searchPart", { count: rows.length }) : undefined} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
              <Lines rows={matching(rows, typed)} open={open} onOpen={(id) => setParams({ mail: id })} />
              {mails.hasNextPage && <Group justify="center"><Button variant="default" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>{common("more")}</Button></Group>}
            </Stack>
            <section className="eg-mail" aria-label={t("pane")} aria-live="polite">{open ? <Mail key={open} id={open} /> : <Empty>{t("choose")}</Empty>}</section>
          </div>
        ))}
      </Wait>
    </Page>
  );
}

function Lines({ rows, open, onOpen }: { rows: readonly MailLineOut[]; open: string | null; onOpen: (id: string) => void }) {
  const { t } = useTranslation("mailbox");
  if (rows.length === 0) return <Empty>{t("noMatch")}</Empty>;
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" aria-current={row.id === open || undefined} onClick={() => onOpen(row.id)}>
            <strong>{row.subject}</strong>
            <span>{row.recipient}</span>
            <span>{instant(row.sent_at)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Mail({ id }: { id: string }) {
  const { t } = useTranslation("mailbox");
  const mail = useQuery(correspondenceMessageOptions({ path: { mail_id: id } }));
  return (
    <Wait query={mail} rows={8}>
      {(found) => (
        <article>
          <Title order={2} size="h3">{found.subject}</Title>
          <Text size="sm" c="dimmed">{t("to", { recipient: found.recipient, on: instant(found.sent_at) })}</Text>
          <pre>{found.body}</pre>
        </article>
      )}
    </Wait>
  );
}
