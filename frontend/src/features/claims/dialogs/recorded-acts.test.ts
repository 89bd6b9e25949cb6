import { expect, it } from "vitest";
import { standing } from "./recorded-acts";

it("offers the acts that stand, the latest first, never one that was corrected", () => {
  const acts = [
    { id: "a", corrects: null, date: "2026-01-05" },
    { id: "b", corrects: "a", date: "2026-01-06" },
    { id: "c", corrects: null, date: "2026-03-01" },
  ];
  expect(standing(acts).map((one) => one.id)).toEqual(["c", "b"]);
});
