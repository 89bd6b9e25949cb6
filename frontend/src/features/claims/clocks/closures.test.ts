import { describe, expect, it } from "vitest";
import { closuresOf, needsSupervisor } from "./closures";

const TODAY = "2026-11-22";
const clock = (fatal: boolean, last_day: string | null) => ({ fatal, last_day });

describe("the reasons that close a clock", () => {
  it.each([
    [true, "2026-11-22", "supervisor"],
    [true, null, "supervisor"],
    [false, "2027-01-01", "handler"],
  ])("never say lapsed while it runs (fatal %s, until %s)", (fatal, last, role) => {
    expect(closuresOf(clock(fatal, last), role, TODAY)).not.toContain("expiry_acknowledged");
  });

  it("begin with the lapse once it is over, for whoever may say so", () => {
    expect(closuresOf(clock(false, "2026-11-21"), "handler", TODAY)[0]).toBe("expiry_acknowledged");
    expect(closuresOf(clock(true, "2026-11-21"), "supervisor", TODAY)[0]).toBe("expiry_acknowledged");
  });

  it("leave a fatal lapse to a supervisor, and its duty undone", () => {
    expect(closuresOf(clock(true, "2026-11-21"), "handler", TODAY)).toEqual(["act_served", "counsel_abandonment", "insured_waiver"]);
    expect(needsSupervisor(clock(true, "2026-11-21"), "handler", TODAY)).toBe(true);
    expect(needsSupervisor(clock(true, "2026-11-22"), "handler", TODAY)).toBe(false);
  });
});
