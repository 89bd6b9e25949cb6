import { expect, it } from "vitest";
import type { CampaignClaimOut } from "@/api/types.gen";
import { eventsOf, referencesIn } from "./events";

it("numbers the events of a campaign, and leaves undecided claims without one", () => {
  const claims = [["A", "x"], ["B", "y"], ["C", "x"], ["D", null]].map(([reference, event_id]) => ({ reference, event_id }) as CampaignClaimOut);
  expect(eventsOf(claims)).toEqual(new Map([["A", { number: 1, size: 2 }], ["B", { number: 2, size: 1 }], ["C", { number: 1, size: 2 }]]));
});

it("reads references as they are pasted", () => {
  expect(referencesIn("sin-2026-000001, SIN-2026-000002;\nSIN-2026-000001 ", ["SIN-2026-000002"])).toEqual(["SIN-2026-000001"]);
});
