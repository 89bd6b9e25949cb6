import { expect, it } from "vitest";
import { matching } from "./search";

const lines = [{ subject: "Échéance à venir", recipient: "claire@egide.example.org" }, { subject: "Règlement", recipient: "hugo@egide.example.org" }];

it("finds every word, in the subject or the recipient, without minding accents", () => {
  expect(matching(lines, "echeance claire")).toEqual([lines[0]]);
  expect(matching(lines, "RÈGLEMENT")).toEqual([lines[1]]);
  expect(matching(lines, "echeance hugo")).toEqual([]);
  expect(matching(lines, " ")).toEqual(lines);
});
