import { describe, expect, it } from "vitest";
import type { InvoiceOut } from "@/api/types.gen";
import { depositsOf, matchOf } from "./invoices";
import { emptyLine, typedLine } from "./quote";

const ordered = [
  { label: "Retrait d’un avis", quantity: 2, unit_price_ht: "100.00", vat_rate: "20", amount_ttc: "240.00" },
  { label: "Suivi", quantity: 1, amount_ttc: "50.00" },
];
const verdicts = (lines: ReturnType<typeof typedLine>[]) => matchOf(lines, ordered).map((row) => row.verdict);

describe("an invoice beside its order", () => {
  it("is the same, whatever the accents and capitals", () => {
    const [first, second] = ordered.map(typedLine);
    expect(verdicts([{ ...first!, label: "RETRAIT D'UN AVIS" }, second!])).toEqual(["same", "same"]);
  });

  it("bills more, another price, something else, or less", () => {
    const [first, second] = ordered.map(typedLine);
    expect(verdicts([{ ...first!, quantity: 3 }, second!])[0]).toBe("quantity");
    expect(verdicts([{ ...first!, unit: "100.01" }, second!])[0]).toBe("amount");
    expect(verdicts([first!])).toEqual(["same", "missing"]);
    expect(verdicts([first!, second!, { ...emptyLine("Frais"), unit: "1.00" }])).toEqual(["same", "same", "not_ordered"]);
  });

  it("adds lines of one label", () => {
    const [first, second] = ordered.map(typedLine);
    expect(verdicts([{ ...first!, quantity: 1 }, { ...first!, quantity: 1 }, second!])).toEqual(["same", "same"]);
  });
});

it("deducts the deposits that stand, without the tax that the insured owes", () => {
  const paper = (kind: string, state: string, amount_ttc: string, reverse_charge_vat = "0.00") => ({ kind, state, amount_ttc, reverse_charge_vat }) as InvoiceOut;
  expect(depositsOf([paper("deposit", "paid", "120.00", "20.00"), paper("deposit", "refused", "99.00"), paper("instalment", "due", "5.00")])).toBe("100.00");
  expect(depositsOf([])).toBe("");
});
