import { expect, it } from "vitest";
import type { BackendDeadlinesFeedSchemasMonthOut as MonthOut, DayClock } from "@/api/types.gen";
import { byUrgency, dues, moved, weeksOf } from "./dues";

const clock = (deadline_id: string, what: DayClock["what"], more: Partial<DayClock> = {}) => ({ deadline_id, what, claim: "SIN-1", claim_closed: false, fatal: false, ...more }) as DayClock;
const month = (days: [string, DayClock[]][]) => ({ month: "2026-11", holidays: [], days: days.map(([day, clocks]) => ({ day, clocks })) }) as MonthOut;
const NOW = new Date("2026-11-22T08:00:00Z");

it("says a clock once, on its prudent day, and leaves closed claims out unless asked", () => {
  const found = [month([["2026-11-20", [clock("a", "prudent_day")]], ["2026-11-23", [clock("a", "last_day"), clock("b", "last_day")]], ["2026-11-30", [clock("c", "prudent_day", { claim_closed: true })]]])];
  expect(dues(found, false).map((one) => [one.deadline_id, one.day])).toEqual([["a", "2026-11-20"], ["b", "2026-11-23"]]);
  expect(dues(found, true)).toHaveLength(3);
  expect(byUrgency(dues(found, true), NOW).map(([band, own]) => [band, own.length])).toEqual([["expired", 1], ["soon", 1], ["near", 1]]);
});

it("starts weeks on Monday", () => {
  const weeks = weeksOf("2026-11");
  expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
  expect(weeks.at(-1)?.[0]).toBe("2026-11-30");
});

it("walks the calendar by its keys", () => {
  expect(["ArrowLeft", "ArrowDown", "Home", "End", "PageDown", "x"].map((key) => moved("2026-01-31", key))).toEqual(["2026-01-30", "2026-02-07", "2026-01-26", "2026-02-01", "2026-02-28", null]);
});
