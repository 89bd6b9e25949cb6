import { describe, expect, it } from "vitest";
import { amountsOf, cents, emptyLine, sentLine, totalsOf, typedLine, vatOf, wire } from "./quote";

const line = (unit: string, quantity = 1, rate: "20" | "8.5" | "0" = "20") => ({ ...emptyLine("Retrait"), unit, quantity, rate });

describe("cents", () => {
  it.each([["0.00", 0n], ["0.05", 5n], ["1800.50", 180050n], ["-12.34", -1234n], ["999999999999999.99", 99999999999999999n]])("%s", (amount, whole) => {
    expect(cents(amount)).toBe(whole);
    expect(wire(whole)).toBe(amount);
  });

  it.each(["", "12", "12.5", "1 800.50", "1e3"])("refuses %j", (amount) => expect(cents(amount)).toBeNull());
});

describe("the tax of a line", () => {
  // Results of the server's own rule (half up) for the same amounts.
  it.each([
    [333n, "20", 67n], [332n, "20", 66n], [1n, "20", 0n], [3n, "20", 1n],
    [100n, "8.5", 9n], [106n, "8.5", 9n], [59n, "8.5", 5n], [1000n, "8.5", 85n], [200n, "8.5", 17n], [300n, "8.5", 26n], [500n, "0", 0n],
  ] as const)("of %s cents at %s %%", (ht, rate, vat) => expect(vatOf(ht, rate)).toBe(vat));

  it("is cut once for the line, not for each unit", () => {
    expect(amountsOf(line("3.33", 3))).toEqual({ ht: 999n, vat: 200n, ttc: 1199n });
  });
});

describe("totals", () => {
  it("add lines and round nothing", () => {
    expect(totalsOf([line("3.33"), line("3.33"), line("3.33")])).toEqual({ ht: 999n, vat: 201n, ttc: 1200n });
  });

  it("tell no tax when one line does not", () => {
    const flat = { ...emptyLine("Forfait"), rate: "" as const, total: "50.00" };
    expect(totalsOf([line("100.00"), flat])).toEqual({ ht: null, vat: null, ttc: 17000n });
  });

  it("wait for an amount", () => {
    expect(totalsOf([line("")])).toBeNull();
    expect(totalsOf([line("10.00", 0)])).toBeNull();
  });
});

it("sends what the paper says, and reads it back", () => {
  expect(sentLine(line("10.00", 2, "8.5"))).toEqual({ label: "Retrait", quantity: 2, unit_price_ht: "10.00", vat_rate: "8.5", reverse_charge: false });
  expect(sentLine({ ...emptyLine("Forfait"), rate: "", total: "50.00" })).toEqual({ label: "Forfait", quantity: 1, amount_ttc: "50.00" });
  const stored = { label: "Retrait", quantity: 2, unit_price_ht: "10.00", vat_rate: "8.5", reverse_charge: true, amount_ttc: "21.70" };
  expect(typedLine(stored)).toMatchObject({ label: "Retrait", quantity: 2, unit: "10.00", rate: "8.5", reverse: true });
});
