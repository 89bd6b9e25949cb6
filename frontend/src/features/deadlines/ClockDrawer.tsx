import { Anchor, Button, Drawer, Group, List, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsExplainDeadlineOptions } from "@/api/@tanstack/react-query.gen";
import type { DeadlineOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { TimeLeft } from "@/ui/TimeLeft";
import { Wait } from "@/ui/Wait";
import { Reminders } from "./Reminders";

const Resolve = lazy(async () => ({ default: (await import("@/features/claims/clocks/Resolve")).Resolve }));

/** How a last day was computed, as the API tells it: the clock, and every step in a sentence. */
interface Explained extends DeadlineOut {
  claim: string;
  steps?: { on: string; sentence: string }[];
}

/** One clock: why its day is that one, who was reminded, and how to close it. */
export function ClockDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation("deadlines");
  const { t: common } = useTranslation();
  const [resolving, setResolving] = useState(false);
  const told = useQuery(claimsExplainDeadlineOptions({ path: { deadline_id: id } }));
  return (
    <Drawer opened onClose={onClose} closeOnEscape={!resolving} position="right" size="lg" title={t("clock.title")} closeButtonProps={{ "aria-label": common("close") }}>
      <Wait query={told} rows={8}>{(found) => <Clock clock={found as unknown as Explained} resolving={resolving} onResolve={setResolving} />}</Wait>
    </Drawer>
  );
}

function Clock({ clock, resolving, onResolve }: { clock: Explained; resolving: boolean; onResolve: (open: boolean) => void }) {
  const { t } = useTranslation("deadlines");
  const label = useLabel();
  const may = useMay();
  const live = clock.state === "live";
  const remarks = [label("clock_owner", clock.owner), clock.fatal && t("remark.fatal"), clock.shadow && t("remark.shadow"), clock.unconfirmed && t("remark.unconfirmed")].filter(Boolean);
  const days = [
    [t("column.prudent"), clock.prudent_day], [t("column.last"), clock.last_day], [label("day_meaning", "not_later_than"), clock.last_day ? null : clock.not_later_than], [label("day_meaning", "escalate_from"), clock.escalate_from],
  ] as const;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h4">{label("rule", clock.rule)}</Title>
        {live ? <TimeLeft days={clock.days_left} /> : <span className="eg-status">{label("clock_state", clock.state)}</span>}
      </Group>
      <Text size="sm" c="dimmed"><Anchor component={Link} inherit underline="always" to={`/claims/${clock.claim}`}>{clock.claim}</Anchor> · {remarks.join(" · ")}</Text>
      <dl className="eg-deadline-facts">{days.filter(([, on]) => on).map(([name, on]) => <div key={name}><dt>{name}</dt><dd>{day(on)}</dd></div>)}</dl>
      <section>
        <Title order={4} size="h5" mb={4}>{t("clock.why")}</Title>
        <Text size="sm">{clock.explanation}</Text>
        {(clock.steps?.length ?? 0) > 1 && <List size="sm" mt="xs" type="ordered">{clock.steps?.map((step) => <List.Item key={`${step.on} ${step.sentence}`}>{step.sentence}</List.Item>)}</List>}
      </section>
      {live && <Reminders id={clock.id} />}
      {live && may("acts:record") && <Group><Button variant="default" onClick={() => onResolve(true)}>{t("clock.resolve")}</Button></Group>}
      {resolving && <Suspense><Resolve reference={clock.claim} clock={clock} onClose={() => onResolve(false)} /></Suspense>}
    </Stack>
  );
}
