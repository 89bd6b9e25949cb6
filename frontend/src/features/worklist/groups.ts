/** The work-list by urgency: calm headings rather than red on every row. */
import type { ClaimRow } from "@/api/types.gen";
import { daysUntil } from "@/lib/format";

export const BANDS = ["expired", "two_days", "week", "fortnight", "later"] as const;
export type Band = (typeof BANDS)[number];

/** Days left to the prudent day; null when no clock runs. */
export const daysLeft = ({ earliest_deadline: clock }: Pick<ClaimRow, "earliest_deadline">, now?: Date): number | null => {
  const last = clock?.prudent_day ?? clock?.not_later_than;
  return last ? daysUntil(last, now) : null;
};

export const bandOf = (days: number | null): Band =>
  days === null ? "later" : days < 0 ? "expired" : days <= 2 ? "two_days" : days <= 7 ? "week" : days <= 14 ? "fortnight" : "later";

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
