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

/** The step that is due, whoever may take it; null while we wait for a payment, or when all is over. */
function nextOf({ progress, quote_state: quote, billing }: ServiceRequestOut): Deed | null {
  // A deposit that awaits its payment stops neither the work nor the last invoice.
  if ((billing !== "open" && billing !== "part_invoiced") || isStopped({ progress })) return null;
  if (progress === "ordered" || progress === "in_progress" || progress === "partly_delivered") return "deliver";
  if (progress === "delivered") return "invoice";
  if (quote === "received" || quote === "approved") return "order";
  return progress === "sent" ? "accept" : progress === "accepted" ? "quote" : null;
}

/** Whether the first deed is the one to put forward. */
export const isDue = (mission: ServiceRequestOut, first: Deed | undefined) =>
  first === "approve_invoice" || first === "answer_agreement" || (first !== undefined && first === nextOf(mission));

/** An order still under way waits for its delivery, one that is delivered for its invoice. */
function likeliest(mission: ServiceRequestOut, allowed: Deed[]): Deed[] {
  const first = nextOf(mission);
  return first && allowed.includes(first) ? [first, ...allowed.filter((one) => one !== first)] : allowed;
}
