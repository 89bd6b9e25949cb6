/** What the guarantee has left for what an order commits, as the claim's standing tells it. */
import type { ServiceRequestOut } from "@/api/types.gen";
import type { Standing } from "@/features/coverage/cover";
import { cents } from "./quote";

/** What an order, or the change of one, takes from the event of one claim; less than zero when it gives back. */
export interface Taken {
  claim: string;
  event: string;
  cents: bigint;
}

/** By claim, what is rehearsed. Charges are only ever added: what a lower order gives back is in its total alone. */
export function takenBy(would: ServiceRequestOut, before: ServiceRequestOut["order"]): Taken[] {
  const charges = would.order?.charges ?? [];
  if (before === null) return charges.flatMap((one) => one.claim_reference && one.event_id ? [{ claim: one.claim_reference, event: one.event_id, cents: cents(one.insurer_part) ?? 0n }] : []);
  const event = charges[0]?.event_id;
  if (would.order === null || !event || would.shared_with.length > 0) return [];
  return [{ claim: would.claim_reference, event, cents: (cents(would.order.insurer_part) ?? 0n) - (cents(before.insurer_part) ?? 0n) }];
}

/** The least of what the event, the sub-limit of the benefit and the year leave, as the server judges; null while unknown. */
export function leftFor(standing: Standing | null, event: string, benefit: string): bigint | null {
  const found = standing?.events.find((one) => one.id === event);
  if (!standing || !found) return null;
  const limit = found.sub_limits.find((one) => one.benefit === benefit);
  const rests = [found.remaining, limit?.remaining, standing.annual_remaining].flatMap((one) => (one ? [cents(one) ?? 0n] : []));
  return rests.reduce((least, one) => (one < least ? one : least));
}
