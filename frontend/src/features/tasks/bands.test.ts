import { expect, it } from "vitest";
import type { TaskOut } from "@/api/types.gen";
import { byBand } from "./bands";

const NOW = new Date("2026-11-22T08:00:00Z");
const task = (id: string, due_on: string, claim_reference: string | null = null, done_at: string | null = null) =>
  ({ id, due_on, claim_reference, done_at, overdue: done_at === null && due_on < "2026-11-22" }) as TaskOut;

it("puts what is late first, and the tasks of one claim together", () => {
  const tasks = [
    task("a", "2026-11-01", "SIN-1"), task("b", "2026-11-02", "SIN-2"), task("c", "2026-11-03", "SIN-1"), task("d", "2026-11-22"), task("e", "2026-11-29"), task("f", "2026-11-30"),
    task("g", "2026-11-01", null, "2026-11-20T10:00:00Z"),
  ];
  expect(byBand(tasks, NOW).map(([band, own]) => [band, own.map((one) => one.id).join("")])).toEqual([
    ["late", "acb"], ["today", "d"], ["week", "e"], ["later", "f"], ["done", "g"],
  ]);
});
