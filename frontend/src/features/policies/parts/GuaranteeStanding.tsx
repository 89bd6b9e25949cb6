import { Anchor, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BackendCoverageSchemasEventOut as EventOut, GuaranteeOut } from "@/api/types.gen";
import { day, euros } from "@/lib/format";
import { CoverMeter } from "@/ui/CoverMeter";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { type Column, Table } from "@/ui/Table";

/** One guarantee: its limits in words, each event of the period with its claims, and what is left. */
export function GuaranteeStanding({ guarantee }: { guarantee: Omit<GuaranteeOut, "period" | "label"> }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const name = label("guarantee", guarantee.code);
  const { events, totals } = guarantee;
  const words = [
    guarantee.events_limit > 0 && t("standing.eventsCount", { count: guarantee.events_used, limit: guarantee.events_limit }),
    Number(guarantee.event_limit) > 0 && t("standing.perEvent", { amount: euros(guarantee.event_limit, true) }),
    guarantee.annual_remaining !== null && t("standing.annual", { amount: euros(guarantee.annual_remaining, true) }),
    guarantee.sessions_limit !== null && t("standing.sessions", { count: guarantee.sessions_used ?? 0, limit: guarantee.sessions_limit }),
    Number(totals.reserved) > 0 && t("standing.reserved", { amount: euros(totals.reserved, true) }),
  ].filter(Boolean);
  return (
    <section>
      <Group gap="sm" align="baseline"><Title order={3} size="h4">{name}</Title><Text size="sm" c="dimmed">{words.join(" · ")}</Text></Group>
      {events.length === 0 ? <Text size="sm" c="dimmed">{t("standing.unused")}</Text> : (
        <>
          <CoverMeter cover={{ events_used: guarantee.events_used, events_limit: guarantee.events_limit, committed: totals.committed, paid: totals.paid, remaining: totals.remaining }} />
          <Events events={events} label={name} />
        </>
      )}
    </section>
  );
}

function Events({ events, label }: { events: readonly EventOut[]; label: string }) {
  const { t } = useTranslation("policies");
  const columns: Column<EventOut>[] = [
    { key: "on", label: t("standing.attached"), cell: (row) => <>{day(row.attached_on)} {!row.counted && <Text span size="xs" c="dimmed">({t("standing.notCounted")})</Text>}</> },
    { key: "claims", label: t("standing.claims"), cell: (row) => row.claims.map((one) => <Anchor key={one} component={Link} to={`/claims/${one}`} size="sm" mr="xs">{one}</Anchor>) },
    { key: "limit", label: t("standing.limit"), right: true, cell: (row) => <Money amount={row.limit} short /> },
    { key: "committed", label: t("standing.committed"), right: true, cell: (row) => <Money amount={row.committed} /> },
    { key: "paid", label: t("standing.paid"), right: true, cell: (row) => <Money amount={row.paid} /> },
    { key: "recovered", label: t("standing.recovered"), right: true, cell: (row) => <Money amount={row.recovered} /> },
    { key: "remaining", label: t("standing.remaining"), right: true, cell: (row) => <strong><Money amount={row.remaining} /></strong> },
  ];
  return <Table caption={`${t("standing.events")} · ${label}`} columns={columns} rows={events} rowKey={(row) => row.id} empty={t("standing.unused")} />;
}
