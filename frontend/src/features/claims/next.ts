import type { ClaimOut, NextAction, ServiceRequestOut } from "@/api/types.gen";

/** Where the one button of the band leads. */
export type Lead =
  | { kind: "action"; key: string }
  | { kind: "path"; path: string }
  | { kind: "section"; id: "story" | "cover" | "missions" | "money" | "complaints" }
  | { kind: "clocks" }
  | { kind: "compose" };

const action = (key: string): Lead => ({ kind: "action", key });
const section = (id: "story" | "cover" | "missions" | "money" | "complaints"): Lead => ({ kind: "section", id });

const LEADS: Record<Exclude<NextAction, "wait">, Lead> = {
  handle_danger: { kind: "compose" },
  acknowledge_expiry: { kind: "clocks" },
  meet_deadline: { kind: "clocks" },
  assign: action("assign"),
  answer_complaint: section("complaints"),
  decide_conflict: action("decide_conflict"),
  answer_insured: section("story"),
  read_answer: section("story"),
  approve_payment: section("money"),
  approve_quote: section("missions"),
  decide_exception: section("cover"),
  identify_policy: action("identify_policy"),
  qualify: action("qualify"),
  decide: action("decide_coverage"),
  order: section("missions"),
  check_delivery: section("missions"),
  propose_payment: section("missions"),
  request_provider: action("request_service"),
  chase_insured: action("request_information"),
  chase_provider: { kind: "compose" },
  chase_third_party: { kind: "compose" },
  close: action("close"),
};

/** At which state of a mission each step waits for us. */
const AT: Partial<Record<NextAction, readonly string[]>> = {
  approve_quote: ["quoted"],
  order: ["quoted"],
  check_delivery: ["delivered"],
  propose_payment: ["invoiced"],
};

/** Where the next action is done; null when there is nothing to do, or when this person may not (`keys`: the actions that the menu offers). */
export function leadOf(claim: Pick<ClaimOut, "next_action">, keys: readonly string[], missions: readonly Pick<ServiceRequestOut, "reference" | "state">[], mayNote: boolean): Lead | null {
  const next = claim.next_action;
  if (next === null || next === "wait") return null;
  const lead = LEADS[next];
  if (lead.kind === "action") return keys.includes(lead.key) ? lead : null;
  if (lead.kind === "compose") return mayNote ? lead : null;
  const waiting = missions.find((one) => AT[next]?.includes(one.state));
  return waiting ? { kind: "path", path: `/missions/${waiting.reference}` } : lead;
}
