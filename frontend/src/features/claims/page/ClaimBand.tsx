import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import { day, euros, instant, parisDay, daysUntil, fromNow } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Left } from "../clocks/Left";
import { eventOf } from "./cover";
import { People } from "./People";

/** Never scrolled away, in the order of a handler's questions: can I still act, is it online, whose turn, is it covered, what to beware of, whom to call, what next. */
export function ClaimBand({ claim, links, next }: { claim: ClaimOut; links: number; next: ReactNode }) {
  const { t } = useTranslation("claims");
  return (
    <section className="eg-band" aria-label={t("band.label")}>
      <Act claim={claim} />
      <Online claim={claim} />
      <Ball claim={claim} />
      <Cover claim={claim} />
      <Flags claim={claim} links={links} />
      <Cell label={t("band.people")}><People people={claim.people} /></Cell>
      <div className="eg-band-next">{next}</div>
    </section>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="eg-band-cell">
      <h2 className="eg-band-label">{label}</h2>
      {children}
    </div>
  );
}

const Small = ({ children }: { children: ReactNode }) => <Text size="xs" c="dimmed" component="div">{children}</Text>;

function Act({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const clock = claim.earliest_deadline;
  if (!clock) return <Cell label={t("band.act")}><strong>{t("band.noClock")}</strong></Cell>;
  const whole = claim.deadlines.find((one) => one.id === clock.id);
  const uncertain = claim.contents.some((one) => one.id === whole?.content_id && one.published.certainty !== "exact");
  return (
    <Cell label={t("band.act")}>
      <Left clock={clock} />
      <Small>
        {clock.prudent_day && <div>{t("band.prudent", { day: day(clock.prudent_day) })}</div>}
        {clock.last_day ? <div>{t("band.lastDay", { day: day(clock.last_day) })}</div> : <div>{t("band.latest", { day: day(clock.not_later_than) })}</div>}
        {!clock.last_day ? <div>{t("band.notToLose")}</div> : uncertain && <div>{t("band.doubt")}</div>}
        {clock.unconfirmed && <div>{t("band.unconfirmed")}</div>}
      </Small>
    </Cell>
  );
}

function Online({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const word = claim.online === null ? "unknown" : claim.online ? "seen" : "gone";
  return (
    <Cell label={t("band.online")}>
      <strong>{t(`band.${word}`)}</strong>
      {claim.online_checked_at && <Small>{t("band.checked", { when: fromNow(daysUntil(parisDay(new Date(claim.online_checked_at)))) })}</Small>}
    </Cell>
  );
}

function Ball({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const open = claim.promises.filter((one) => one.state !== "kept");
  const days = -daysUntil(parisDay(new Date(claim.ball.since)));
  const who = claim.ball.holder === "handler" && claim.handler ? claim.handler.name : label("ball", claim.ball.holder);
  return (
    <Cell label={t("band.ball")}>
      <strong>{who}</strong>
      <Small>
        <div>{days > 0 ? t("band.since", { count: days }) : t("band.today")}</div>
        {open.length > 0 && <a href="#promises">{t("band.promises", { count: open.length })}{open.some((one) => one.state === "overdue") && `, ${t("band.late")}`}</a>}
      </Small>
    </Cell>
  );
}

function Cover({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { standing, remaining } = eventOf(claim);
  const outcome = claim.coverage_decision?.outcome;
  return (
    <Cell label={t("band.cover")}>
      <strong>{claim.policy_number === null ? t("band.noPolicy") : outcome ? label("cover_outcome", outcome) : t("band.undecided")}</strong>
      {standing && (
        <Small>
          <div>{t("band.events", { used: standing.events_used, limit: standing.events_limit })}</div>
          {remaining && <div>{t("band.left", { amount: euros(remaining, true) })}</div>}
          {claim.in_force === false && <div>{t("band.suspended")}</div>}
        </Small>
      )}
    </Cell>
  );
}

const GRAVE = new Set(["danger", "conflict", "opposing_lawyer", "complaint", "litigation"]);

function Flags({ claim, links }: { claim: ClaimOut; links: number }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const opposing = claim.people.some((one) => one.role === "opposing_lawyer") && !claim.flags.includes("opposing_lawyer") ? ["opposing_lawyer"] : [];
  const flags = [...claim.flags, ...opposing];
  return (
    <Cell label={t("band.flags")}>
      {flags.length === 0 && links === 0 && claim.closed_at === null && <Text size="sm" c="dimmed">{t("band.noFlag")}</Text>}
      <ul className="eg-band-list">
        {flags.map((flag) => <li key={flag} data-grave={GRAVE.has(flag) || undefined}>{GRAVE.has(flag) && <span aria-hidden>▲ </span>}{label("flag", flag)}</li>)}
        {links > 0 && <li><a href="#links">{t("band.linked", { count: links })}</a></li>}
        {claim.closed_at && <li>{t("band.closed", { day: instant(claim.closed_at) })}</li>}
      </ul>
    </Cell>
  );
}
