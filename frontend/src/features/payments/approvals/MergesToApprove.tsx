import { Anchor, Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { personsWaitingQueryKey } from "@/api/@tanstack/react-query.gen";
import { personsWaiting } from "@/api/sdk.gen";
import type { WaitingMergeOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { usePages } from "@/lib/pages";
import { Section } from "@/ui/Section";
import { type Column, PagedTable } from "@/ui/Table";
import { MergeModal } from "./MergeModal";
import { asked } from "./merges";

/** Entries of one person that somebody asked to merge, or to separate again. */
export function MergesToApprove() {
  const { t } = useTranslation("payments");
  const me = useMe();
  const [open, setOpen] = useState<WaitingMergeOut | null>(null);
  const merges = usePages([...personsWaitingQueryKey(), "pages"], (cursor, signal) => personsWaiting({ query: { cursor, limit: 50 }, signal }));
  const person = (id: string, name: string) => <Anchor component={Link} to={`/persons/${id}`} size="sm">{name}</Anchor>;
  const columns: Column<WaitingMergeOut>[] = [
    { key: "of", label: t("merge.of"), cell: (row) => person(row.person_id, row.person_name) },
    { key: "into", label: t("merge.into"), cell: (row) => person(row.into_id, row.into_name) },
    { key: "what", label: t("merge.what"), cell: (row) => t(`merge.${asked(row).what}`) },
    { key: "reason", label: t("reason"), cell: (row) => asked(row).reason },
    { key: "by", label: t("exception.by"), cell: (row) => asked(row).by },
    { key: "decide", label: t("approvals.decide"), right: true, cell: (row) => asked(row).byId === me.id ? <Text size="xs" c="dimmed">{t("exception.own")}</Text> : <Button size="compact-sm" onClick={() => setOpen(row)}>{t("quote.open")}</Button> },
  ];
  return (
    <Section title={t("approvals.merges")}>
      <PagedTable caption={t("approvals.merges")} columns={columns} query={merges} rowKey={(row) => `${row.person_id} ${row.into_id}`} empty={t("approvals.noMerges")} />
      {open && <MergeModal merge={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
