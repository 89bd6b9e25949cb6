import { expect, it } from "vitest";
import { clocksOf } from "./clocks";

const NOW = new Date("2026-11-22T08:00:00Z");
const complaint = { acknowledge_by: "2026-11-20", acknowledged_on: null, answer_by: "2026-11-30", answered_on: null, mediation_by: "2027-11-01", level: "first" as const };

it("counts what runs against us, never the complainant's own year", () => {
  expect(clocksOf(complaint, NOW).map(({ key, left, late }) => [key, left, late])).toEqual([["acknowledge", -2, true], ["answer", 8, false], ["mediation", null, false]]);
});

it("holds that an answer also acknowledges", () => {
  const answered = clocksOf({ ...complaint, answered_on: "2026-11-21" }, NOW);
  expect(answered.map((one) => one.done)).toEqual(["2026-11-21", "2026-11-21", null]);
  expect(answered.some((one) => one.late)).toBe(false);
});
