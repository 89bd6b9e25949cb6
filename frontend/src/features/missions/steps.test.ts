import { describe, expect, it } from "vitest";
import type { ServiceRequestOut } from "@/api/types.gen";
import { ballOf, stepsOf, waitsFor } from "./steps";

const mission = (over: Partial<ServiceRequestOut>) =>
  ({ progress: "sent", quote_state: "awaited", billing: "open", kind: "quote_then_perform", speciality: "cleaning", quote: null, order: null, invoices: [], insured_agreements: [], ...over }) as ServiceRequestOut;
const order = { insured_agreed_on: null } as ServiceRequestOut["order"];
const words = (over: Partial<ServiceRequestOut>, checked: boolean | null = null) => stepsOf(mission(over), checked).map(({ step, state }) => `${step}:${state}`).join(" ");

describe("steps", () => {
  it("start with the provider's answer", () => {
    expect(words({})).toBe("asked:now quote:todo ordered:todo delivered:todo invoiced:todo paid:todo checked:todo");
  });

  it("show the insured's agreement only when it was asked", () => {
    const asked = { agreed: null } as ServiceRequestOut["insured_agreements"][number];
    expect(words({ progress: "accepted", quote_state: "received", insured_agreements: [asked] })).toContain("quote:done agreement:now ordered:todo");
  });

  it("end with the later looks of a removal", () => {
    const paid = { progress: "closed", quote_state: "ordered", billing: "paid", order } as const;
    expect(words(paid, false)).toMatch(/paid:done checked:now$/);
    expect(words({ ...paid, speciality: "watch" })).toMatch(/paid:done$/);
  });

  it("stop where the mission stopped", () => {
    expect(words({ progress: "cancelled", quote_state: "received", billing: "nothing" })).toContain("quote:done ordered:failed delivered:todo");
    expect(words({ progress: "declined" })).toContain("asked:done quote:failed");
  });

  it("skip a delivery that was invoiced before", () => {
    expect(words({ progress: "in_progress", quote_state: "ordered", billing: "invoiced", order })).toContain("delivered:skipped invoiced:done paid:now");
  });

  it("are two when a price is all that is asked", () => expect(words({ kind: "quote_only" })).toBe("asked:now quote:todo"));
});

describe("the ball", () => {
  it.each([
    [{}, "provider"],
    [{ progress: "accepted", quote_state: "received" }, "us"],
    [{ progress: "ordered", quote_state: "ordered" }, "provider"],
    [{ progress: "delivered", quote_state: "ordered", billing: "invoiced" }, "payment"],
    [{ progress: "closed", billing: "paid" }, "nobody"],
    [{ progress: "declined" }, "nobody"],
  ] as const)("%j", (over, whose) => expect(waitsFor(mission(over))).toBe(whose));

  it("is the insured's once asked, an approver's when an invoice differs", () => {
    const asked = { agreed: null } as ServiceRequestOut["insured_agreements"][number];
    expect(ballOf(mission({ progress: "accepted", quote_state: "received", insured_agreements: [asked] }))).toBe("insured");
    const invoice = { state: "to_approve" } as ServiceRequestOut["invoices"][number];
    expect(ballOf(mission({ billing: "invoiced", invoices: [invoice] }))).toBe("approver");
  });
});
