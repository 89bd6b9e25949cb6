import type { ClaimOut, WholeStandingOut } from "@/api/types.gen";
import type { Cover } from "@/ui/CoverMeter";

/** The standing shown on a claim: that of `/policies/{number}/standing`, without its further guarantees. */
export type Standing = Omit<WholeStandingOut, "guarantees" | "outside_limit" | "exceptions">;

/** The standing of a claim, of a rehearsal or inside a refusal; null while no policy is identified. */
export const standingOf = (found: unknown): Standing | null =>
  typeof found === "object" && found !== null && "events_limit" in found && "totals" in found ? (found as Standing) : null;

export const cents = (amount: string) => BigInt(amount.replace(".", ""));
export const wire = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;

/** What is left in the period: on its events, plus the whole limit of each event not opened yet, within the annual limit. */
export function coverOf(standing: Pick<Standing, "events_used" | "events_limit" | "event_limit" | "annual_remaining" | "totals">): Cover {
  const free = BigInt(Math.max(0, standing.events_limit - standing.events_used));
  const open = cents(standing.totals.remaining) + free * cents(standing.event_limit);
  const annual = standing.annual_remaining === null ? null : cents(standing.annual_remaining);
  const left = annual !== null && annual < open ? annual : open;
  return { events_used: standing.events_used, events_limit: standing.events_limit, committed: standing.totals.committed, paid: standing.totals.paid, remaining: wire(left < 0n ? 0n : left) };
}

export interface Finding {
  code: string;
  fact: string;
  clause: string | null;
}

/** What the rules found, as stored in the explanation of a decision. */
export function findingsOf(decision: ClaimOut["coverage_decision"]): { proposed: string | null; reasons: Finding[]; warnings: Finding[] } {
  const result = (decision?.explanation.result ?? {}) as { proposed?: string; reasons?: Finding[]; warnings?: Finding[] };
  return { proposed: result.proposed ?? null, reasons: result.reasons ?? [], warnings: result.warnings ?? [] };
}
