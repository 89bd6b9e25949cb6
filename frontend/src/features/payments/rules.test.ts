import { describe, expect, it } from "vitest";
import { grouped, ibanTrouble } from "./iban";
import { filtersOf, stepOf, sum, whyNotMine } from "./steps";

describe("an account number", () => {
  it("is grouped by four, a masked one is left alone", () => {
    expect(grouped("fr7630006000011234567890189")).toBe("FR76 3000 6000 0112 3456 7890 189");
    expect(grouped("FR76 •••• 0189")).toBe("FR76 •••• 0189");
  });

  it.each([
    ["FR76 3000 6000 0112 3456 7890 189", null],
    ["FR76 3000 6000 0112 3456 7890 188", "key"],
    ["FR76 3000 6000 0112 3456 7890", "length"],
    ["7630006000011234567890189", "shape"],
    ["DE89 3704 0044 0532 0130 00", null],
  ])("%s", (iban, trouble) => expect(ibanTrouble(iban)).toBe(trouble));
});

describe("a payment", () => {
  const proposed = { state: "proposed" as const, amount: "900.00", allowed_actions: ["reject"], transfer: null, submitted_by: { id: "u1", name: "Hugo" } };

  it("stands where its money is", () => {
    expect(stepOf(proposed)).toBe("proposed");
    expect(stepOf({ state: "paid", transfer: { state: "sent", batch: "LOT-1", settled_on: null, return_code: null, return_reason: null } })).toBe("sent");
  });

  it("says beforehand why one may not approve it", () => {
    const me = { id: "u1", permissions: ["payments:approve" as const], authority: "1000.00" };
    expect(whyNotMine(proposed, me)).toBe("own");
    expect(whyNotMine(proposed, { ...me, id: "u2", authority: "500.00" })).toBe("authority");
    expect(whyNotMine(proposed, { ...me, authority: "500.00" })).toBe("own");
    expect(whyNotMine(proposed, { ...me, id: "u2" })).toBe("claim");
    expect(whyNotMine(proposed, { ...me, permissions: [] })).toBe("role");
    expect(whyNotMine({ ...proposed, allowed_actions: ["approve"] }, me)).toBeNull();
  });

  it("adds up to the cent", () => expect(sum(["0.10", "0.20", "1018.80"])).toBe("1019.10"));

  it("has a tab for each step", () => {
    expect(filtersOf("rejected")).toEqual({ state: "rejected" });
    expect(filtersOf("sent")).toEqual({ transfer: "sent" });
    expect(filtersOf("all")).toEqual({});
  });
});
