import { expect, it } from "vitest";
import { faults } from "./faults";

it("reads the faults of a policy file and of a claim file alike", () => {
  expect(faults([{ line: 3, column: "date_effet", code: "bad_date", message: "Date illisible.", policy_number: "P1" }, { line: 4, column: "etat", message: "Inconnu.", old_reference: "S1" }])).toEqual([
    { line: 3, column: "date_effet", message: "Date illisible.", code: "bad_date", about: "P1" },
    { line: 4, column: "etat", message: "Inconnu.", code: "", about: "S1" },
  ]);
});

it("survives a shape that it does not know", () => {
  expect(faults([{ line: "x" }])).toEqual([{ line: null, column: "", message: "", code: "", about: "" }]);
});
