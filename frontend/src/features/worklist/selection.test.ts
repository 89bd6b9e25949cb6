import { expect, it } from "vitest";
import type { ClaimRow } from "@/api/types.gen";
import { NOTHING, ranged, toggled } from "./selection";

const rows = ["a", "b", "c", "d"].map((reference) => ({ reference }) as ClaimRow);
const pick = (index: number) => rows[index] as ClaimRow;

it("takes a row and gives it back", () => {
  const once = toggled(NOTHING, pick(1), 1);
  expect([...once.rows.keys()]).toEqual(["b"]);
  expect([...toggled(once, pick(1), 1).rows.keys()]).toEqual([]);
});

it("takes a range either way, from the last row touched", () => {
  const from = toggled(NOTHING, pick(2), 2);
  expect([...ranged(from, rows, 0).rows.keys()].sort()).toEqual(["a", "b", "c"]);
  expect([...ranged(from, rows, 3).rows.keys()]).toEqual(["c", "d"]);
  expect([...ranged(NOTHING, rows, 1).rows.keys()]).toEqual(["b"]);
});
