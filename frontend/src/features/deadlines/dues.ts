import type { BackendDeadlinesFeedSchemasMonthOut as MonthOut, DayClock } from "@/api/types.gen";
import { daysUntil } from "@/lib/format";
import { type Urgency, urgencyOf } from "@/ui/TimeLeft";

export const BANDS: Urgency[] = ["expired", "soon", "near", "calm"];

export interface Due extends DayClock {
  day: string;
}

/** What the calendar names, one line for each clock: its prudent day stands for its last one, of which the line speaks too. */
export function dues(months: readonly MonthOut[], withClosed: boolean): Due[] {
  const all = months.flatMap((month) => month.days.flatMap(({ day, clocks }) => clocks.map((clock): Due => ({ ...clock, day }))));
  const prudent = new Set(all.filter((one) => one.what === "prudent_day").map((one) => one.deadline_id));
  return all
    .filter((one) => (withClosed || !one.claim_closed) && !(one.what === "last_day" && prudent.has(one.deadline_id)))
    .toSorted((a, b) => a.day.localeCompare(b.day) || Number(b.fatal) - Number(a.fatal) || a.claim.localeCompare(b.claim));
}

/** The lines by urgency, the most pressing first, then by day. */
export function byUrgency(lines: readonly Due[], now?: Date): [Urgency, Due[]][] {
  return BANDS.flatMap((band): [Urgency, Due[]][] => {
    const own = lines.filter((one) => urgencyOf(daysUntil(one.day, now)) === band);
    return own.length > 0 ? [[band, own]] : [];
  });
}

/** "2026-11" moved by some months. */
export function shiftMonth(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}

/** A plain date moved by some days. */
export function shiftDay(day: string, by: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

/** The weeks of a month, Monday first; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const lead = (first.getUTCDay() + 6) % 7;
  const last = Number(shiftDay(`${shiftMonth(month, 1)}-01`, -1).slice(8));
  const cells = Array.from({ length: Math.ceil((lead + last) / 7) * 7 }, (_, index) => {
    const day = index - lead + 1;
    return day < 1 || day > last ? null : `${month}-${String(day).padStart(2, "0")}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Where a key of a calendar leads from a day; null when it is not one of its keys. */
export function moved(day: string, key: string): string | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday };
  const step = steps[key];
  if (step !== undefined) return shiftDay(day, step);
  const months: Record<string, number> = { PageUp: -1, PageDown: 1 };
  const by = months[key];
  if (by === undefined) return null;
  const month = shiftMonth(day.slice(0, 7), by);
  const last = shiftDay(`${shiftMonth(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}
