import { expect, it } from "vitest";
import { type AmendmentForm, amendmentBody } from "./amendment";

const form: AmendmentForm = { kind: "end", corrects: "anniversary", effect_on: "2026-01-01", issued_on: "2025-12-01", reason: "cause", product: "P", version: "2", month: "2", day: "28", end_on: "2026-06-30", end_removed: false };
const said = { effect_on: "2026-01-01", issued_on: "2025-12-01", reason: "cause" };

it("sends only what the chosen change names", () => {
  expect(amendmentBody(form)).toEqual({ ...said, kind: "end", end_on: "2026-06-30" });
  expect(amendmentBody({ ...form, end_removed: true })).toEqual({ ...said, kind: "end", end_removed: true });
  expect(amendmentBody({ ...form, kind: "formula" })).toEqual({ ...said, kind: "formula", product: "P", terms_version: 2 });
});

it("corrects what a correction was said to correct", () => {
  expect(amendmentBody({ ...form, kind: "correction" })).toEqual({ ...said, kind: "correction", anniversary: { day: 28, month: 2 } });
});
