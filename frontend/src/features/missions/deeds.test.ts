import { describe, expect, it } from "vitest";
import type { ServiceRequestOut } from "@/api/types.gen";
import { deedsOf, isDue } from "./deeds";

const mission = (over: Partial<ServiceRequestOut>) =>
  ({ progress: "sent", quote_state: "awaited", billing: "open", speciality: "cleaning", order: null, invoices: [], deliveries: [], insured_agreements: [], allowed_actions: [], ...over }) as unknown as ServiceRequestOut;
const all = { manages: true, approves: true };

describe("what may be done", () => {
  it("is only what the API names, for a reader nothing", () => {
    expect(deedsOf(mission({ allowed_actions: ["cancel", "accept"] }), all)).toEqual(["accept", "cancel"]);
    expect(deedsOf(mission({ order: {} as never, invoices: [{ state: "to_approve" } as never] }), { manages: false, approves: false })).toEqual([]);
  });

  it("puts the step that is due first", () => {
    const ordered = { order: {} as never, allowed_actions: ["deliver", "invoice", "cancel", "accept"] };
    expect(deedsOf(mission({ ...ordered, progress: "ordered" }), all)[0]).toBe("deliver");
    expect(deedsOf(mission({ ...ordered, progress: "delivered" }), all).slice(0, 2)).toEqual(["invoice", "invoice_file"]);
  });

  it("asks an approver for a difference before all else", () => {
    const differs = mission({ order: {} as never, progress: "delivered", invoices: [{ state: "to_approve" } as never] });
    expect(deedsOf(differs, all).slice(0, 2)).toEqual(["approve_invoice", "reject_invoice"]);
    expect(deedsOf(differs, { manages: true, approves: false })).not.toContain("approve_invoice");
  });

  it("writes the insured's answer down once they were asked", () => {
    expect(deedsOf(mission({ insured_agreements: [{ agreed: null } as never] }), all)).toContain("answer_agreement");
    expect(deedsOf(mission({ insured_agreements: [{ agreed: true } as never] }), all)).not.toContain("answer_agreement");
  });

  it("puts nothing forward while a payment is awaited", () => {
    const invoiced = mission({ order: {} as never, progress: "delivered", billing: "invoiced", allowed_actions: ["deliver", "cancel"] });
    expect(isDue(invoiced, deedsOf(invoiced, all)[0])).toBe(false);
    const deposit = mission({ ...invoiced, billing: "part_invoiced", allowed_actions: ["cancel", "invoice"] });
    expect(deedsOf(deposit, all).filter((deed) => isDue(deposit, deed))).toEqual(["invoice"]);
    const sent = mission({ allowed_actions: ["cancel", "accept"] });
    expect(isDue(sent, deedsOf(sent, all)[0])).toBe(true);
  });
});
