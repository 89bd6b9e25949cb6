import { expect, it } from "vitest";
import type { RunOut } from "@/api/types.gen";
import { lastDone, neighbours, underWay } from "./months";

const run = (id: string, state: string) => ({ id, state }) as RunOut;

it("steps through the months that can be told and no further", () => {
  const months = ["2026-11", "2026-10", "2026-08"];
  expect(neighbours(months, "2026-10")).toEqual({ before: "2026-08", after: "2026-11" });
  expect(neighbours(months, "2026-11")).toEqual({ before: "2026-10", after: undefined });
  expect(neighbours(months, "2026-08")).toEqual({ before: undefined, after: "2026-10" });
});

it("shows the pages of the last edition that came to its end", () => {
  const runs = [run("c", "queued"), run("b", "failed"), run("a", "done")];
  expect(lastDone(runs)?.id).toBe("a");
  expect(underWay(runs)?.id).toBe("c");
  expect(underWay(runs.slice(1))).toBeUndefined();
  expect(lastDone([run("b", "failed")])).toBeNull();
});
