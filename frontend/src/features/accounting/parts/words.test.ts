import { describe, expect, it } from "vitest";
import { linesOf, moved } from "./book";
import { labelOf } from "./words";

const word = (_group: string, code: string) => ({ cleaning: "Nettoyage", e_reputation: "E-réputation" })[code] ?? code;

describe("an accounting entry for people", () => {
  it("has no code and says its claim once", () => {
    expect(labelOf({ label: "Variation de provision SIN-2025-000004 e_reputation/cleaning", piece: "SIN-2025-000004" }, word)).toBe("Variation de provision – Nettoyage (E-réputation)");
    expect(labelOf({ label: "Virement exécuté SIN-2026-000184", piece: "REG-2026-000156" }, word)).toBe("Virement exécuté SIN-2026-000184");
  });

  it("is headed once, whatever its lines", () => {
    const line = { account: "512000", account_label: "Banque", debit: "0.00", credit: "5.00" };
    const entry = { number: "2026-000001", journal: "BQ", booked_on: "2026-11-09", value_on: "2026-11-09", piece: "REG-1", label: "Virement", lines: [line, line] };
    const lines = linesOf({ month: "2026-11", final: true, entries: [entry], debit: "5.00", credit: "5.00", sha256: "" });
    expect(lines.map((one) => one.first)).toEqual([true, false]);
    expect(moved("0.00")).toBeNull();
  });
});
