import { beforeEach, describe, expect, it } from "vitest";
import { i18n } from "@/app/i18n";
import { day, instant, longDay } from "./format";

describe("the first of a month", () => {
  beforeEach(() => i18n.changeLanguage("fr"));

  it("is an ordinal in French, and no other day is", () => {
    expect(day("2026-11-01")).toBe("1er nov. 2026");
    expect(longDay("2026-11-01")).toBe("dimanche 1er novembre 2026");
    expect(instant("2026-09-01T14:51:00Z")).toBe("1er sept. 2026, 16:51");
    expect([day("2026-11-11"), day("2026-11-21")]).toEqual(["11 nov. 2026", "21 nov. 2026"]);
  });

  it("is a number in English", async () => {
    await i18n.changeLanguage("en");
    expect(day("2026-11-01")).toBe("1 Nov 2026");
  });
});
