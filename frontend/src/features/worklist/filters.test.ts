import { describe, expect, it } from "vitest";
import { asQuery, exportHref, fromView, narrowed, read, write } from "./filters";

const of = (text: string) => read(new URLSearchParams(text));

describe("the filters of an address", () => {
  it("come back the same", () => {
    const filters = of("tab=expiring&sort=insured_name&handler=me&status=declared&status=qualified&q=Dupont&before=2026-12-01&waiting_on=insured&open=false");
    expect(filters).toEqual({
      tab: "expiring", sort: "insured_name", handler: "me", status: ["declared", "qualified"], q: "Dupont", before: "2026-12-01", waiting_on: "insured", open: false,
    });
    expect(read(write(filters))).toEqual(filters);
  });

  it("leave out what the server would refuse", () => {
    expect(of("tab=nothing&sort=x&handler=me%20too&status=lost&before=2026-13-45&waiting_on=moon&other=1")).toEqual({ tab: "all", sort: "prudent_day" });
  });

  it("say the tab even when it is the first, for an empty address is one’s usual view", () => {
    expect(write(of("")).toString()).toBe("tab=all");
  });
});

it("asks the API for no tab when all are wanted", () => {
  expect(asQuery(of("tab=all&q=a"))).toEqual({ q: "a", sort: "prudent_day" });
  expect(asQuery(of("tab=replies"))).toMatchObject({ tab: "replies" });
});

it("exports what is on the screen", () => {
  expect(exportHref("xlsx", of("tab=all&status=declared&status=decided"))).toBe("/api/v1/claims.xlsx?status=declared&status=decided");
});

it("counts the filters that hide claims", () => {
  expect(narrowed(of("tab=all&handler=me&q=a"))).toBe(0);
  expect(narrowed(of("status=declared&platform=google"))).toBe(2);
});

it("opens a saved view", () => {
  expect(fromView({ status: ["declared"], open: null, tab: "stalled", sort: "last_activity" })).toEqual({ status: ["declared"], tab: "stalled", sort: "last_activity" });
});
