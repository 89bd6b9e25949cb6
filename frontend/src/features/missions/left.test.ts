import { describe, expect, it } from "vitest";
import type { ServiceRequestOut } from "@/api/types.gen";
import type { Standing } from "@/features/coverage/cover";
import { leftFor, takenBy } from "./left";

const standing = (remaining: string, sub: string | null, annual: string | null) =>
  ({ annual_remaining: annual, events: [{ id: "e1", remaining, sub_limits: sub === null ? [] : [{ benefit: "burying", limit: sub, remaining: sub }] }] }) as unknown as Standing;

describe("what is left for an order", () => {
  it.each([
    ["6000.00", "1500.00", "15000.00", "burying", 150000n],
    ["6000.00", "1500.00", "15000.00", "cleaning", 600000n],
    ["6000.00", null, "900.00", "cleaning", 90000n],
    ["6000.00", null, null, "cleaning", 600000n],
    ["0.00", null, "900.00", "cleaning", 0n],
  ])("event %s, sub-limit %s, year %s, %s", (remaining, sub, annual, benefit, left) => expect(leftFor(standing(remaining, sub, annual), "e1", benefit)).toBe(left));

  it("is unknown without the event", () => {
    expect(leftFor(standing("1.00", null, null), "e2", "cleaning")).toBeNull();
    expect(leftFor(null, "e1", "cleaning")).toBeNull();
  });
});

describe("what an order takes", () => {
  const order = (insurer_part: string, charges: object[]) => ({ insurer_part, charges });
  const mission = (own: object, shared: object[] = []) => ({ claim_reference: "A", shared_with: shared, order: own }) as unknown as ServiceRequestOut;
  const own = { claim_reference: "A", event_id: "e1", insurer_part: "100.00" };
  const other = { claim_reference: "B", event_id: "e2", insurer_part: "50.00" };

  it("is one part a claim, the hidden and the assistance left out", () => {
    const would = mission(order("150.00", [own, other, { ...other, claim_reference: null }, { ...own, event_id: null }]));
    expect(takenBy(would, null)).toEqual([{ claim: "A", event: "e1", cents: 10000n }, { claim: "B", event: "e2", cents: 5000n }]);
  });

  it("is the difference when it changes, less than zero when it gives back", () => {
    const before = mission(order("100.00", [own])).order;
    expect(takenBy(mission(order("130.50", [own, own])), before)).toEqual([{ claim: "A", event: "e1", cents: 3050n }]);
    expect(takenBy(mission(order("60.00", [own])), before)).toEqual([{ claim: "A", event: "e1", cents: -4000n }]);
    expect(takenBy(mission(order("60.00", [own, other]), [{}]), before)).toEqual([]);
  });
});
