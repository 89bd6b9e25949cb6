import { expect, it } from "vitest";
import { asPolicyQuery } from "./useSearch";

it("asks for a number when there are digits, for a name otherwise, for everything when nothing is typed", () => {
  expect(asPolicyQuery("hyg-57")).toEqual({ number: "HYG-57" });
  expect(asPolicyQuery("Escoffre")).toEqual({ name: "Escoffre" });
  expect(asPolicyQuery("")).toEqual({});
});
