/** Where a number leads: the work-list narrowed to the very claims that were counted. */
import type { Status } from "@/api/types.gen";

export const BANDS = ["expired", "within_48_hours", "within_7_days", "within_14_days", "later", "none"] as const;
export type Band = (typeof BANDS)[number];

/** Beyond any clock that runs: claims without one are sorted after it. */
const HORIZON_YEARS = 50;
const EVERY_STATUS: readonly Status[] = [
  "declared", "policy_to_identify", "awaiting_insured", "qualified", "decided", "in_progress", "awaiting_third_party", "reopened", "closed",
];

/** The plain date `days` after another. */
export const addDays = (iso: string, days: number) => new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const list = (filters: Record<string, string>) => `/?${new URLSearchParams({ tab: "all", ...filters })}`;

/** Open claims whose prudent day is within [first, end), in days from `asOf`; without an end: any later day. */
export function dueLink(asOf: string, first: number | null, end: number | null, more: Record<string, string> = {}) {
  return list({ ...more, ...(first !== null && { after: addDays(asOf, first - 1) }), ...(end !== null && { before: addDays(asOf, end) }) });
}

export function bandLink(band: Band, asOf: string): string {
  const horizon = `${Number(asOf.slice(0, 4)) + HORIZON_YEARS}-01-01`;
  switch (band) {
    case "expired": return dueLink(asOf, null, 0);
    case "within_48_hours": return dueLink(asOf, 0, 2);
    case "within_7_days": return dueLink(asOf, 2, 7);
    case "within_14_days": return dueLink(asOf, 7, 14);
    case "later": return list({ after: addDays(asOf, 13), before: horizon });
    case "none": return list({ after: addDays(horizon, -1) });
  }
}

export const byLink = (name: "status" | "kind" | "platform" | "handler", value: string) => list({ [name]: value });

/** The claims declared in a month, open or closed since. */
export function declaredLink(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  const params = new URLSearchParams({ tab: "all", declared_from: `${month}-01`, declared_to: last });
  EVERY_STATUS.forEach((status) => params.append("status", status));
  return `/?${params}`;
}
