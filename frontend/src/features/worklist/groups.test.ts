import { expect, it } from "vitest";
import type { ClaimRow } from "@/api/types.gen";
import { bandOf, lines } from "./groups";

const NOW = new Date("2026-11-22T08:00:00Z");
const row = (reference: string, day: string | null) =>
  ({ reference, earliest_deadline: day === null ? null : { prudent_day: day === "undated" ? null : day, not_later_than: "2027-02-01" } }) as unknown as ClaimRow;
const told = (rows: ClaimRow[], complete = true) =>
  lines(rows, true, complete, NOW).map((line) => ("heading" in line ? `${line.heading.band} ${line.heading.count}` : line.row.reference));

it("bounds the bands", () => {
  expect(["undated" as const, -1, 0, 2, 3, 7, 8, 14, 15, null].map((left) => bandOf(left))).toEqual([
    "expired", "expired", "two_days", "two_days", "week", "week", "fortnight", "fortnight", "later", "later",
  ]);
});

it("puts a heading before each band, with how many it holds", () => {
  const rows = [row("a", "2026-11-01"), row("b", "2026-11-21"), row("c", "2026-11-24"), row("d", "2026-12-24"), row("e", null)];
  expect(told(rows)).toEqual(["expired 2", "a", "b", "two_days 1", "c", "later 2", "d", "e"]);
});

it("does not count a band that goes on with the next page", () => {
  expect(told([row("a", "2026-11-01"), row("b", "2026-11-24")], false)).toEqual(["expired 1", "a", "two_days null", "b"]);
});

it("never goes back to a more urgent band", () => {
  expect(told([row("a", "2026-12-24"), row("b", "2026-11-01")])).toEqual(["later 2", "a", "b"]);
});

it("keeps a clock without a date among those that may have run out", () => {
  expect(told([row("a", "2026-11-01"), row("b", "undated"), row("c", "2026-11-20"), row("d", "2026-11-24")])).toEqual(["expired 3", "a", "b", "c", "two_days 1", "d"]);
});

it("has no bands in another order", () => {
  expect(lines([row("a", "2026-11-01")], false, true, NOW)).toHaveLength(1);
});
