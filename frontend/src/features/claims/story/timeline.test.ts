import { expect, it } from "vitest";
import type { TimelineEntry } from "@/api/types.gen";
import { linesOf } from "./timeline";

const entry = (action: string, facts: Record<string, unknown> = {}): TimelineEntry => ({ at: "2026-11-01T10:00:00Z", actor: "Claire", action, about: "claim", reference: null, facts, note: null });
const told = [entry("claim.declared"), entry("note.added", { note: "1" }), entry("coverage.decided"), entry("note.corrected", { note: "2", corrects: "1" }), entry("quote.received"), entry("reserve.estimated")];

it("shows the newest first and folds a correction into its note", () => {
  const lines = linesOf(told);
  expect(lines.map((one) => one.entry.action)).toEqual(["reserve.estimated", "quote.received", "coverage.decided", "note.added", "claim.declared"]);
  expect(lines[3]?.corrections.map((one) => one.facts.note)).toEqual(["2"]);
});

it.each([["notes", ["note.added"]], ["decisions", ["coverage.decided"]], ["missions", ["quote.received"]], ["money", ["reserve.estimated"]]] as const)("keeps %s alone", (filter, left) => {
  expect(linesOf(told, filter).map((one) => one.entry.action)).toEqual(left);
});
