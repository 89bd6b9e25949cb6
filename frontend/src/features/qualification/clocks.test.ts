import { expect, it } from "vitest";
import type { DeadlineOut } from "@/api/types.gen";
import { clockChanges } from "./clocks";

const clock = (rule: string, lastDay: string, more: Partial<DeadlineOut> = {}) =>
  ({ rule, title: rule, content_id: "a", closed_at: null, last_day: lastDay, prudent_day: null, fatal: true, shadow: false, ...more }) as DeadlineOut;

it("says what a qualification opens, moves, stops and leaves", () => {
  const before = [clock("PRESS_3M", "2027-02-12"), clock("RGPD_1M", "2026-12-01"), clock("DECL", "2026-11-20"), clock("OTHER", "2026-11-20", { content_id: "b" })];
  const after = [clock("PRESS_1Y", "2027-11-12"), clock("RGPD_1M", "2026-12-05"), clock("DECL", "2026-11-20"), clock("PRESS_3M", "2027-02-12", { closed_at: "2026-11-22T00:00:00Z" })];
  const found = Object.fromEntries(clockChanges(before, after, "a").map((one) => [one.rule, one.change]));
  expect(found).toEqual({ PRESS_1Y: "added", RGPD_1M: "moved", DECL: "same", PRESS_3M: "gone" });
});
