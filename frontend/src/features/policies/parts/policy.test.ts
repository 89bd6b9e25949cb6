import { expect, it } from "vitest";
import { parisDay } from "@/lib/format";
import { dayOfYear, endOfDay, months } from "./policy";

it("ends a day where Paris does, winter and summer", () => {
  expect(endOfDay("2026-01-15")).toBe("2026-01-15T22:59:59Z");
  expect(endOfDay("2026-07-15")).toBe("2026-07-15T21:59:59Z");
  for (const day of ["2026-03-29", "2026-10-25"]) {
    expect(parisDay(new Date(endOfDay(day)))).toBe(day);
    expect(parisDay(new Date(Date.parse(endOfDay(day)) + 1_000))).not.toBe(day);
  }
});

it("says a day of every year, even a leap one", () => {
  expect(dayOfYear({ day: 29, month: 2 })).toBe("29 février");
  expect(months()).toHaveLength(12);
});
