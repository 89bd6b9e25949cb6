import type { CampaignClaimOut } from "@/api/types.gen";

export interface EventPlace {
  /** The event's number on this page, in the order of the claims: the policy's limits count events, not campaigns. */
  number: number;
  /** How many claims of the campaign share it. */
  size: number;
}

/** The event of each claim by its reference; a claim that was not decided yet has none. */
export function eventsOf(claims: readonly CampaignClaimOut[]): Map<string, EventPlace> {
  const ids = [...new Set(claims.flatMap((one) => one.event_id ?? []))];
  return new Map(claims.flatMap((one): [string, EventPlace][] => (one.event_id === null ? [] : [[one.reference, { number: ids.indexOf(one.event_id) + 1, size: claims.filter((other) => other.event_id === one.event_id).length }]])));
}

/** References in what a person typed or pasted, without the doubles and those already there. */
export const referencesIn = (typed: string, known: readonly string[] = []): string[] =>
  [...new Set(typed.toUpperCase().split(/[\s,;]+/).filter(Boolean))].filter((one) => !known.includes(one));
