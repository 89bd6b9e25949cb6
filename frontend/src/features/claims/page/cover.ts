import type { ClaimOut } from "@/api/types.gen";

interface EventStanding {
  id: string;
  attached_on: string;
  limit: string;
  committed: string;
  paid: string;
  remaining: string;
  deductible_left: string;
  claims: string[];
}

/** What `standing` of a claim holds; the API types it as a free document. */
export interface Standing {
  policy_number: string;
  on: string;
  in_force: boolean;
  period: { start: string; end: string } | null;
  product: string;
  events_limit: number;
  events_used: number;
  events: EventStanding[];
  annual_remaining: string | null;
  event_limit: string;
  totals: { committed: string; paid: string; remaining: string };
}

/** The standing of the claim's period and, when it is covered, its own event; `remaining` is what one may still commit. */
export function eventOf(claim: Pick<ClaimOut, "standing" | "coverage_decision">) {
  const standing = claim.standing as unknown as Standing | null;
  const id = claim.coverage_decision?.event_id;
  const event = standing?.events.find((one) => one.id === id) ?? null;
  const untouched = standing !== null && event === null && standing.events_used < standing.events_limit;
  return { standing, event, remaining: event?.remaining ?? (untouched ? standing.event_limit : null) };
}
