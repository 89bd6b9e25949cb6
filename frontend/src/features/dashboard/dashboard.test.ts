import { describe, expect, it } from "vitest";
import type { DashboardMonthOut } from "@/api/types.gen";
import { points } from "./charts/series";
import { lastDelay, part, total, totalAmount } from "./figures";
import { bandLink, BANDS, declaredLink } from "./links";
import { fitted, lastMonths, lengthOf, picked, spanOf } from "./period";

const NOW = "2026-11";
const of = (address: string) => spanOf(new URLSearchParams(address), NOW);
const month = (more: Partial<DashboardMonthOut>) => ({ month: "2026-10", opened: 0, paid: "0.00", days_to_decision: null, ...more }) as DashboardMonthOut;

describe("the period of an address", () => {
  it("is the last twelve months when nothing is said, or nothing sensible", () => {
    const usual = { from: "2025-12", to: "2026-11" };
    expect(of("")).toEqual(usual);
    expect(of("from=2026-13&to=2031-01")).toEqual(usual);
    expect(lengthOf(usual)).toBe(12);
    expect(lastMonths(12, NOW)).toEqual(usual);
  });

  it("is put in order and never longer than the server draws", () => {
    expect(of("from=2026-05&to=2026-02")).toEqual({ from: "2026-02", to: "2026-05" });
    expect(of("from=2020-01&to=2026-11")).toEqual({ from: "2023-12", to: "2026-11" });
    expect(lengthOf(fitted({ from: "2020-01", to: "2026-11" }, "to"))).toBe(36);
  });

  it("keeps the month just picked", () => {
    expect(picked({ from: "2026-01", to: "2026-03" }, "from", "2026-06")).toEqual({ from: "2026-06", to: "2026-06" });
    expect(picked({ from: "2026-01", to: "2026-03" }, "from", "2021-01")).toEqual({ from: "2021-01", to: "2023-12" });
    expect(picked({ from: "2021-01", to: "2021-03" }, "to", "2026-03")).toEqual({ from: "2023-04", to: "2026-03" });
  });
});

describe("the claims behind a number", () => {
  it("are cut into bands that neither overlap nor leave a day out", () => {
    const bounds = BANDS.map((band) => new URLSearchParams(bandLink(band, "2026-11-29").slice(2))).map((one) => [one.get("after"), one.get("before")]);
    expect(bounds.slice(0, 4)).toEqual([[null, "2026-11-29"], ["2026-11-28", "2026-12-01"], ["2026-11-30", "2026-12-06"], ["2026-12-05", "2026-12-13"]]);
    expect(bounds.slice(4)).toEqual([["2026-12-12", "2076-01-01"], ["2075-12-31", null]]);
  });

  it("of a month include those closed since", () => {
    const params = new URLSearchParams(declaredLink("2026-02").slice(2));
    expect([params.get("declared_from"), params.get("declared_to")]).toEqual(["2026-02-01", "2026-02-28"]);
    expect(params.getAll("status")).toContain("closed");
  });
});

describe("the figures of a period", () => {
  it("add up to the cent, whatever the sign", () => {
    expect(totalAmount([month({ paid: "0.10" }), month({ paid: "0.20" })], "paid")).toBe("0.30");
    expect(totalAmount([month({ paid: "-0.50" }), month({ paid: "0.45" })], "paid")).toBe("-0.05");
    expect(totalAmount([month({ paid: "9007199254740993.01" })], "paid")).toBe("9007199254740993.01");
    expect(total([month({ opened: 2 }), month({ opened: 3 })], "opened")).toBe(5);
  });

  it("say nothing where there was nothing", () => {
    expect(part(0, 0)).toBeNull();
    expect(lastDelay([month({})], "days_to_decision")).toBeNull();
    expect(lastDelay([month({ month: "2026-09", days_to_decision: 4 }), month({})], "days_to_decision")).toEqual({ month: "2026-09", days: 4 });
    expect(points([month({ paid: "12.50" })], [{ key: "paid", label: "", color: "" }, { key: "days_to_decision", label: "", color: "" }])).toEqual([{ month: "2026-10", paid: 12.5, days_to_decision: null }]);
  });
});
