import { Anchor, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsExplainDeadlineOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, DeadlineOut, ServiceRequestOut } from "@/api/types.gen";
import { day, euros, instant } from "@/lib/format";
import { CoverMeter } from "@/ui/CoverMeter";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Left } from "../clocks/Left";
import { eventOf } from "./cover";
import { useDesk } from "./desk";

/** The right column: guarantee, clock, missions. */
export function Meters({ claim, missions }: { claim: ClaimOut; missions: readonly ServiceRequestOut[] }) {
  return (
    <div className="eg-column">
      <Guarantee claim={claim} />
      <Clock claim={claim} />
      <Missions missions={missions} />
    </div>
  );
}

function Guarantee({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { why } = useDesk();
  const { standing, event } = eventOf(claim);
  const decision = claim.coverage_decision;
  const money = event ?? standing?.totals;
  return (
    <Section title={t("meters.cover")} actions={decision && <Button size="compact-xs" variant="subtle" onClick={why}>{t("meters.why")}</Button>}>
      <Text size="sm" mb="xs">{decision ? t("meters.decided", { outcome: label("cover_outcome", decision.outcome), who: decision.decided_by, when: instant(decision.decided_at) }) : t("meters.notDecided")}</Text>
      {!standing && <Text size="sm" c="dimmed">{t("meters.noCover")}</Text>}
      {standing && money && (
        <>
          <CoverMeter cover={{ ...money, events_used: standing.events_used, events_limit: standing.events_limit }} />
          <Text size="xs" c="dimmed" mt="xs">
            {[
              event && t("meters.limit", { amount: euros(event.limit, true) }),
              event && t("meters.deductible", { amount: euros(event.deductible_left, true) }),
              standing.annual_remaining && t("meters.annual", { amount: euros(standing.annual_remaining, true) }),
              standing.period && t("meters.period", { from: day(standing.period.start), to: day(standing.period.end) }),
            ].filter(Boolean).join(" · ")}
          </Text>
        </>
      )}
    </Section>
  );
}

function Clock({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const { clocks } = useDesk();
  const nearest = claim.deadlines.find((one) => one.id === claim.earliest_deadline?.id);
  return (
    <Section title={t("meters.clock")} actions={<Button size="compact-xs" variant="subtle" onClick={clocks}>{t("meters.allClocks", { count: claim.deadlines.length })}</Button>}>
      {nearest ? <Nearest deadline={nearest} /> : <Text size="sm" c="dimmed">{t("meters.noClock")}</Text>}
    </Section>
  );
}

interface Step {
  on: string;
  outcome: string;
  sentence: string;
}

function Nearest({ deadline }: { deadline: DeadlineOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const told = useQuery({ ...claimsExplainDeadlineOptions({ path: { deadline_id: deadline.id } }), staleTime: 60_000 });
  const steps = ((told.data?.steps ?? []) as Step[]).filter((one) => one.outcome !== "started");
  return (
    <>
      <Text size="sm"><strong>{label("rule", deadline.rule)}</strong> <Left clock={deadline} /></Text>
      {steps.length > 0 ? (
        <>
          <ul className="eg-sentences">{steps.map((one) => <li key={`${one.on} ${one.sentence}`}>{one.sentence}</li>)}</ul>
          <details className="eg-clock-told"><summary>{t("clocks.explanation")}</summary><Text size="sm">{deadline.explanation}</Text></details>
        </>
      ) : <Text size="sm" mt={4}>{deadline.explanation}</Text>}
      {(deadline.unconfirmed || deadline.broken) && <Text size="xs" c="dimmed" mt={4}>{[deadline.unconfirmed && t("band.unconfirmed"), deadline.broken && t("clocks.broken")].filter(Boolean).join(" · ")}</Text>}
    </>
  );
}

function Missions({ missions }: { missions: readonly ServiceRequestOut[] }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  return (
    <Section title={t("meters.mission")}>
      {missions.length === 0 && <Text size="sm" c="dimmed">{t("meters.noMission")}</Text>}
      <ul className="eg-promises">
        {missions.map((one) => (
          <li key={one.reference}>
            <Anchor size="sm" component={Link} to={`/missions/${one.reference}`}>{one.provider_name}</Anchor>
            <Text size="sm">{label("speciality", one.speciality)} · <strong>{label("mission_state", one.state)}</strong></Text>
            <Text size="xs" c="dimmed">
              {one.order?.promised_on ? t("meters.promised", { day: day(one.order.promised_on) }) : one.answer_due_on ? t("meters.answerDue", { day: day(one.answer_due_on) }) : ""}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}
