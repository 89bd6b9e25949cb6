import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { deadlinesWatchOptions } from "@/api/@tanstack/react-query.gen";
import type { FindingOut } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";

/** What the watchdog found wrong with reminders and clocks, by kind, and what to do about each. */
export default function Watch() {
  const { t } = useTranslation("deadlines");
  const label = useLabel();
  const watch = useQuery(deadlinesWatchOptions({ query: { limit: 200 } }));
  const columns: Column<FindingOut>[] = [
    { key: "claim", label: t("column.claim"), cell: (one) => (one.reference ? <Anchor component={Link} size="sm" to={`/claims/${one.reference}`}>{one.reference}</Anchor> : "–") },
    { key: "clock", label: t("column.rule"), cell: (one) => (one.deadline_id ? <Anchor component={Link} size="sm" to={`?view=watch&clock=${one.deadline_id}`}>{t("watch.explain")}</Anchor> : t("watch.message")) },
    { key: "expected", label: t("watch.expected"), cell: (one) => dated(one.expected) },
    { key: "found", label: t("watch.found"), cell: (one) => dated(one.found) },
  ];
  return (
    <Wait query={watch} rows={6}>
      {(found) => {
        const faults = [...new Set(found.items.map((one) => one.fault))];
        return (
          <Stack>
            <Alert color={found.ok ? "teal" : "orange"} variant="light" title={found.ok ? t("watch.ok") : t("watch.some", { count: found.total })}>
              <Text size="sm">{t("watch.lead")} {found.checked_at && t("watch.checked", { at: instant(found.checked_at) })}</Text>
              {found.total > found.items.length && <Text size="sm">{t("watch.shown", { count: found.items.length })}</Text>}
            </Alert>
            {faults.map((fault) => {
              const own = found.items.filter((one) => one.fault === fault);
              return (
                <Section key={fault} title={`${label("watch_fault", fault)} (${own.length})`}>
                  <Text size="sm" mb="xs"><strong>{t("watch.todo")}</strong> {label("watch_remedy", fault)}</Text>
                  <Table caption={label("watch_fault", fault)} columns={columns} rows={own} rowKey={(one) => `${one.subject_id} ${one.rung ?? ""}`} empty="" />
                </Section>
              );
            })}
          </Stack>
        );
      }}
    </Wait>
  );
}

const dated = (text: string | null) => (text === null ? "–" : /^\d{4}-\d{2}-\d{2}T/.test(text) ? instant(text) : /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text);
