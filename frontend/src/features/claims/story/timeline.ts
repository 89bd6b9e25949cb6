import type { TimelineEntry } from "@/api/types.gen";

export const FILTERS = ["all", "notes", "decisions", "missions", "money"] as const;
export type Filter = (typeof FILTERS)[number];

const NOTES = new Set(["note", "task", "information"]);
const DECISIONS = new Set(["coverage", "event", "conflict", "publication", "deadline", "clock", "act", "legal_action", "lawyer", "disagreement", "link", "campaign"]);
const DECIDED = new Set(["claim.closed", "claim.reopened", "claim.assigned", "content.qualified", "content.reappeared"]);
const MISSIONS = new Set(["service_request", "quote", "order", "delivery", "post_check", "insured_agreement", "removal", "agreement"]);
const MONEY = new Set(["reserve", "recovery", "contribution", "payment", "vat", "invoice", "credit_note", "limit_exception"]);

/** What kind of line one looks for: notes, decisions, missions or money; the rest is only in "all". */
export function familyOf(action: string): Exclude<Filter, "all"> | null {
  const subject = action.split(".")[0] ?? "";
  if (NOTES.has(subject)) return "notes";
  if (MONEY.has(subject)) return "money";
  if (MISSIONS.has(subject)) return "missions";
  return DECISIONS.has(subject) || DECIDED.has(action) ? "decisions" : null;
}

export interface Line {
  entry: TimelineEntry;
  /** Later words of a note, the last one last. */
  corrections: TimelineEntry[];
}

/** The history newest first; a corrected note is one line that keeps every version. */
export function linesOf(entries: readonly TimelineEntry[], filter: Filter = "all"): Line[] {
  const corrections = new Map<string, TimelineEntry[]>();
  for (const one of entries.filter((entry) => entry.action === "note.corrected")) {
    const note = String(one.facts.corrects);
    corrections.set(note, [...(corrections.get(note) ?? []), one]);
  }
  return entries
    .filter((one) => one.action !== "note.corrected" && (filter === "all" || familyOf(one.action) === filter))
    .map((entry) => ({ entry, corrections: corrections.get(String(entry.facts.note)) ?? [] }))
    .reverse();
}
