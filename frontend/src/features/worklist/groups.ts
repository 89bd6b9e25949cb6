/** The work-list by urgency: calm headings rather than red on every row. */
import type { ClaimRow } from "@/api/types.gen";
import { daysUntil } from "@/lib/format";

export const BANDS = ["expired", "two_days", "week", "fortnight", "later"] as const;
export type Band = (typeof BANDS)[number];

/** Days left to the prudent day; "undated" while the facts that start the clock are not known, null when no clock runs. */
export type Left = number | "undated" | null;

export const daysLeft = ({ earliest_deadline: clock }: Pick<ClaimRow, "earliest_deadline">, now?: Date): Left =>
  clock === null ? null : clock.prudent_day === null ? "undated" : daysUntil(clock.prudent_day, now);

/** A clock that nobody dated may have run out: the server sorts it as due since it was first seen. */
export const bandOf = (left: Left): Band =>
  left === null ? "later" : left === "undated" || left < 0 ? "expired" : left <= 2 ? "two_days" : left <= 7 ? "week" : left <= 14 ? "fortnight" : "later";

export interface Heading {
  band: Band;
  /** Null while more of the band may come with the next page. */
  count: number | null;
}

export type Line = { heading: Heading } | { row: ClaimRow; index: number };

/** Rows with a heading before each band. Only the order by prudent day has bands; they never go back up. */
export function lines(rows: readonly ClaimRow[], byUrgency: boolean, complete: boolean, now = new Date()): Line[] {
  if (!byUrgency) return rows.map((row, index) => ({ row, index }));
  const all: Line[] = [];
  let heading: Heading | null = null;
  rows.forEach((row, index) => {
    const own = bandOf(daysLeft(row, now));
    const band: Band = heading !== null && BANDS.indexOf(own) < BANDS.indexOf(heading.band) ? heading.band : own;
    if (heading?.band !== band) {
      heading = { band, count: 0 };
      all.push({ heading });
    }
    heading.count = (heading.count ?? 0) + 1;
    all.push({ row, index });
  });
  if (heading !== null && !complete) (heading as Heading).count = null;
  return all;
}
