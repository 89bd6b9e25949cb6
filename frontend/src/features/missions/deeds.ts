/** What a person may do to a mission, the likeliest first. */
import type { ServiceRequestOut } from "@/api/types.gen";
import { isStopped } from "./steps";

const LISTED = [
  "order", "accept", "quote", "deliver", "invoice", "approve_quote", "ask_agreement", "deliver_part", "invoice_part", "change_order", "refuse_quote", "decline", "replace", "cancel",
] as const;

export type Deed = (typeof LISTED)[number] | "approve_invoice" | "reject_invoice" | "answer_agreement" | "invoice_file" | "credit_note" | "rate" | "cause";

const REMOVED = ["cleaning", "deindexing", "burying"];

interface Rights {
  manages: boolean;
  approves: boolean;
}

/** `allowed_actions` of the mission, and what follows from its papers for what that list does not name. */
export function deedsOf(mission: ServiceRequestOut, { manages, approves }: Rights): Deed[] {
  const allowed = LISTED.filter((one) => mission.allowed_actions.includes(one));
  const differs = mission.invoices.some((one) => one.state === "to_approve");
  const asked = mission.insured_agreements.at(-1)?.agreed === null && mission.order === null && !isStopped(mission);
  const deeds: Deed[] = [];
  if (differs && approves) deeds.push("approve_invoice", "reject_invoice");
  if (asked && manages) deeds.push("answer_agreement");
  deeds.push(...likeliest(mission, allowed));
  if (manages && allowed.includes("invoice")) deeds.splice(deeds.indexOf("invoice") + 1, 0, "invoice_file");
  if (!manages || mission.order === null) return deeds;
  if (mission.invoices.some((one) => one.state !== "refused")) deeds.push("credit_note");
  if (mission.deliveries.length > 0 && REMOVED.includes(mission.speciality)) deeds.push("cause");
  deeds.push("rate");
  return deeds;
}

/** An order still under way waits for its delivery, one that is delivered for its invoice. */
function likeliest(mission: ServiceRequestOut, allowed: Deed[]): Deed[] {
  const delivered = mission.progress === "delivered" || mission.progress === "closed";
  const first: Deed | undefined = mission.progress === "ordered" || mission.progress === "in_progress" || mission.progress === "partly_delivered" ? "deliver"
    : delivered ? "invoice" : mission.quote_state === "received" || mission.quote_state === "approved" ? "order" : undefined;
  return first && allowed.includes(first) ? [first, ...allowed.filter((one) => one !== first)] : allowed;
}
