import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DashboardMonthOut, DashboardOut } from "@/api/types.gen";
import { euros, month as named, number, percent } from "@/lib/format";
import { oneDecimal } from "@/lib/months";
import { lastDelay, part, total, totalAmount } from "../figures";
import { type Band, bandLink, dueLink } from "../links";

interface TileProps {
  name: string;
  value: ReactNode;
  note: string;
  to?: string;
  grave?: boolean;
}

/** A number, what it counts and what it means; it leads to what was counted. */
function Tile({ name, value, note, to, grave }: TileProps) {
  const { t } = useTranslation("dashboard");
  return (
    <li className="eg-tile" data-grave={grave || undefined}>
      <span className="eg-tile-name">{name}</span>
      <span className="eg-tile-value">{to ? <Link to={to} aria-label={t("named", { name, value: String(value) })}>{value}</Link> : value}</span>
      <span className="eg-tile-note">{note}</span>
    </li>
  );
}

/** What is true today, the worst first. */
export function Now({ board }: { board: DashboardOut }) {
  const { t } = useTranslation("dashboard");
  const of = (band: Band) => board.by_urgency.find((one) => one.code === band)?.claims ?? 0;
  const expired = of("expired");
  const soon = of("within_48_hours");
  const week = soon + of("within_7_days");
  const late = board.handlers.reduce((sum, one) => sum + one.overdue_tasks, 0);
  return (
    <section aria-labelledby="pilot-now">
      <Title order={2} mb="xs" id="pilot-now">{t("now")}</Title>
      <ul className="eg-tiles">
        <Tile name={t("tile.expired")} value={number(expired)} note={t(expired > 0 ? "tile.expiredNote" : "tile.expiredNone")} to={expired > 0 ? bandLink("expired", board.as_of) : undefined} grave={expired > 0} />
        <Tile name={t("tile.week")} value={number(week)} note={t("tile.weekNote", { count: soon })} to={week > 0 ? dueLink(board.as_of, 0, 7) : undefined} />
        <Tile name={t("tile.open")} value={number(board.open)} note={t("tile.openNote")} to="/?tab=all" />
        <Tile name={t("tile.tasks")} value={number(late)} note={t(late > 0 ? "tile.tasksNote" : "tile.tasksNone")} />
        <Tile name={t("tile.limit")} value={number(board.periods_at_limit)} note={t("tile.limitNote")} />
      </ul>
    </section>
  );
}

/** What the period adds up to. */
export function Past({ months }: { months: readonly DashboardMonthOut[] }) {
  const { t } = useTranslation("dashboard");
  const missed = total(months, "deadlines_missed");
  const all = missed + total(months, "deadlines_met");
  const met = part(all - missed, all);
  const held = total(months, "removals_held");
  const checked = total(months, "removals_checked");
  const kept = part(held, checked);
  const delay = lastDelay(months, "days_to_decision");
  const complaints = total(months, "complaints");
  return (
    <ul className="eg-tiles" aria-label={t("period.title")}>
      <Tile name={t("tile.opened")} value={number(total(months, "opened"))} note={t("tile.closedNote", { count: total(months, "closed") })} />
      <Tile name={t("tile.met")} value={met === null ? t("none") : percent(met)} note={t("tile.metNote", { count: missed, all: number(all), moot: number(total(months, "deadlines_moot")) })} />
      <Tile name={t("tile.success")} value={kept === null ? t("none") : percent(kept)} note={t("tile.successNote", { held: number(held), count: checked })} />
      <Tile name={t("tile.decision")} value={delay === null ? t("none") : t("days", { count: delay.days, days: oneDecimal(delay.days) })} note={delay === null ? t("tile.decisionNone") : t("tile.decisionNote", { month: named(delay.month) })} />
      <Tile name={t("tile.paid")} value={euros(totalAmount(months, "paid"), true)} note={t("tile.paidNote", { amount: euros(totalAmount(months, "committed"), true) })} />
      <Tile name={t("tile.complaints")} value={number(complaints)} note={t("tile.complaintsNote")} to={complaints > 0 ? "/complaints" : undefined} />
    </ul>
  );
}
