import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deadlinesAcknowledgeMutation, deadlinesSentRemindersOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, DeadlineOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Left } from "./Left";

export function ClockCard({ claim, clock, onResolve }: { claim: ClaimOut; clock: DeadlineOut; onResolve: (clock: DeadlineOut) => void }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const number = claim.contents.findIndex((one) => one.id === clock.content_id) + 1;
  const live = clock.state === "live";
  const remarks = [number > 0 && t("content.heading", { number }), label("clock_owner", clock.owner), clock.fatal && t("clocks.fatal"), clock.shadow && t("clocks.shadow"), clock.unconfirmed && t("band.unconfirmed"), clock.broken && t("clocks.broken")];
  return (
    <article className="eg-clock">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} component="h4">{label("rule", clock.rule)}</Text>
        {live ? <Left clock={clock} /> : <Text size="xs" c="dimmed">{label("clock_state", clock.state)}</Text>}
      </Group>
      <Text size="xs" c="dimmed">{remarks.filter(Boolean).join(" · ")}</Text>
      <dl className="eg-pairs">
        {clock.prudent_day && <div><dt>{t("clocks.prudent")}</dt><dd>{day(clock.prudent_day)}</dd></div>}
        {clock.last_day && <div><dt>{t("clocks.last")}</dt><dd>{day(clock.last_day)}</dd></div>}
        {!clock.last_day && clock.not_later_than && <div><dt>{t("clocks.last")}</dt><dd>{t("band.latest", { day: day(clock.not_later_than) })}</dd></div>}
        {clock.escalate_from && <div><dt>{t("clocks.chase")}</dt><dd>{day(clock.escalate_from)}</dd></div>}
        {clock.start_on && <div><dt>{t("clocks.from")}</dt><dd>{day(clock.start_on)}, {clock.start_reason}</dd></div>}
        {clock.closed_at && <div><dt>{label("clock_state", clock.state)}</dt><dd>{t("clocks.closedBy", { reason: label("clock_closure", clock.closed_reason), when: instant(clock.closed_at) })}</dd></div>}
      </dl>
      <details>
        <summary>{t("clocks.explanation")}</summary>
        <Text size="sm">{clock.explanation}</Text>
      </details>
      {live && <Reminders clock={clock} />}
      {live && claim.allowed_actions.includes("record_act") && <Button size="compact-xs" variant="default" mt={6} onClick={() => onResolve(clock)}>{t("clocks.resolve")}</Button>}
    </article>
  );
}

function Reminders({ clock }: { clock: DeadlineOut }) {
  const { t } = useTranslation("claims");
  const may = useMay();
  const sent = useQuery(deadlinesSentRemindersOptions({ path: { deadline_id: clock.id } })).data ?? [];
  const acknowledge = useAction(deadlinesAcknowledgeMutation().mutationFn, { done: t("clocks.acknowledged") });
  if (sent.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={600} mt={6}>{t("clocks.reminders")}</Text>
      <ul className="eg-sentences">{sent.map((one) => <li key={one.rung}>{one.label}, {instant(one.fired_at)}{"\u00a0: "}{one.acknowledged_by ? t("clocks.ackBy", { who: one.acknowledged_by }) : t("clocks.waiting")}</li>)}</ul>
      <ProblemAlert problem={acknowledge.problem} />
      {sent.some((one) => one.acknowledged_at === null) && may("acts:record") && (
        <Button size="compact-xs" loading={acknowledge.pending} onClick={() => void acknowledge.run({ path: { deadline_id: clock.id } })}>{t("clocks.acknowledge")}</Button>
      )}
    </>
  );
}
