import { expect, it } from "vitest";
import { changes } from "./diff";

const line = (key: string, value: string) => ({ key, label: key, value });

it("says what changed, what came and what went, and nothing of what stayed", () => {
  expect(changes([line("a", "1"), line("b", "2"), line("c", "3")], [line("a", "1"), line("b", "4"), line("d", "5")])).toEqual([
    { key: "b", label: "b", before: "2", after: "4" },
    { key: "d", label: "d", before: "", after: "5" },
    { key: "c", label: "c", before: "3", after: "" },
  ]);
});
