import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { coverageAllExceptionsQueryKey } from "@/api/@tanstack/react-query.gen";
import { coverageAllExceptions } from "@/api/sdk.gen";
import type { LimitExceptionOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { day, euros } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { Section } from "@/ui/Section";
import { type Column, PagedTable } from "@/ui/Table";
import { ExceptionModal } from "./ExceptionModal";

/** Limits that somebody asked to raise. */
export function ExceptionsToApprove() {
  const { t } = useTranslation("payments");
  const me = useMe();
  const [open, setOpen] = useState<{ what: "approve" | "reject"; exception: LimitExceptionOut } | null>(null);
  const query = { state: "proposed" as const };
  const exceptions = usePages([...coverageAllExceptionsQueryKey({ query }), "pages"], (cursor, signal) => coverageAllExceptions({ query: { ...query, cursor, limit: 50 }, signal }));
  const columns: Column<LimitExceptionOut>[] = [
    { key: "policy", label: t("exception.policy"), cell: (row) => <Anchor component={Link} to={`/policies/${row.policy_number}`} size="sm" className="eg-ref">{row.policy_number}</Anchor> },
    { key: "asks", label: t("exception.asks"), cell: (row) => <strong>{row.extra_amount ? t("exception.amount", { amount: euros(row.extra_amount) }) : t("exception.events", { count: row.extra_events ?? 0 })}</strong> },
    { key: "period", label: t("exception.period"), cell: (row) => day(row.period_start) },
    { key: "reason", label: t("reason"), cell: (row) => row.reason },
    { key: "by", label: t("exception.by"), cell: (row) => row.proposed_by },
    {
      key: "decide", label: t("approvals.decide"), right: true, cell: (row) => row.proposed_by_id === me.id ? <Text size="xs" c="dimmed">{t("exception.own")}</Text> : (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => setOpen({ what: "reject", exception: row })}>{t("reject.open")}</Button>
          <Button size="compact-sm" onClick={() => setOpen({ what: "approve", exception: row })}>{t("approve.open")}</Button>
        </Group>
      ),
    },
  ];
  return (
    <Section title={t("approvals.exceptions")}>
      <PagedTable caption={t("approvals.exceptions")} columns={columns} query={exceptions} rowKey={(row) => row.id} empty={t("approvals.noExceptions")} />
      {open && <ExceptionModal {...open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
