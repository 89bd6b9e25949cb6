import { expect, it } from "vitest";
import type { ClaimOut } from "@/api/types.gen";
import { factsOf, patchOf } from "./facts";

const claim = { discovered_on: "2026-08-10", court_postcode: null, desired_outcome: ["lawyer"], declarant: { name: "Mme Roy", role: "secretary" }, target: null, circumstances: { already_replied: true } } as unknown as ClaimOut;
const start = factsOf(claim);

it("sends nothing when nothing changed", () => {
  expect(patchOf(start, { ...start })).toEqual({});
});

it("sends only the field that was touched", () => {
  expect(patchOf(start, { ...start, court_postcode: "69002" })).toEqual({ court_postcode: "69002" });
});

it("an emptied field is said to be unknown", () => {
  expect(patchOf(start, { ...start, discovered_on: "" })).toEqual({ discovered_on: null });
  expect(patchOf(start, { ...start, declarant: { ...start.declarant, name: "" } })).toEqual({ declarant: null });
});

it("keeps what it knew of the circumstances beside what was added", () => {
  expect(patchOf(start, { ...start, circumstances: { ...start.circumstances, public_employer: false } })).toEqual({ circumstances: { already_replied: true, public_employer: false } });
});
