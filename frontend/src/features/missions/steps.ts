/** Where a mission stands on its way, and who holds the ball. */
import type { MissionRow, ServiceRequestOut } from "@/api/types.gen";

export const STEPS = ["asked", "quote", "agreement", "ordered", "delivered", "invoiced", "paid", "checked"] as const;
export type Step = (typeof STEPS)[number];
export type StepState = "done" | "now" | "todo" | "failed" | "skipped";

type Situation = Pick<MissionRow, "progress" | "quote_state" | "billing" | "kind">;

const STOPPED = ["declined", "cancelled", "expired", "replaced"];
const DELIVERED = ["delivered", "closed"];
const REMOVALS = ["cleaning", "deindexing"];

export const isStopped = (mission: Pick<Situation, "progress">) => STOPPED.includes(mission.progress);

/** Which steps this mission goes through, and which were. `allChecked` is null while nobody knows. */
export function stepsOf(mission: ServiceRequestOut, allChecked: boolean | null): { step: Step; state: StepState }[] {
  const shown = STEPS.filter((step) => goesThrough(step, mission));
  const done = shown.map((step) => isDone(step, mission, allChecked));
  const stopped = isStopped(mission);
  const next = done.indexOf(false, done.lastIndexOf(true) + 1);
  return shown.map((step, index) => ({
    step,
    state: done[index] ? "done" : index !== next ? (index < next ? "skipped" : "todo") : stopped ? "failed" : "now",
  }));
}

function goesThrough(step: Step, mission: ServiceRequestOut): boolean {
  if (step === "asked" || step === "quote") return true;
  if (step === "agreement") return mission.insured_agreements.length > 0 || mission.order?.insured_agreed_on != null;
  if (mission.kind === "quote_only" && mission.order === null) return false;
  return step !== "checked" || REMOVALS.includes(mission.speciality);
}

function isDone(step: Step, mission: ServiceRequestOut, allChecked: boolean | null): boolean {
  const ordered = mission.order !== null;
  switch (step) {
    case "asked": return mission.progress !== "sent" || ordered || mission.quote !== null;
    case "quote": return ordered || ["received", "approved", "ordered"].includes(mission.quote_state);
    case "agreement": return ordered || mission.insured_agreements.at(-1)?.agreed === true;
    case "ordered": return ordered;
    case "delivered": return DELIVERED.includes(mission.progress) && ordered;
    case "invoiced": return mission.billing === "invoiced" || mission.billing === "paid";
    case "paid": return mission.billing === "paid";
    case "checked": return allChecked === true;
  }
}

export type Waits = "provider" | "insured" | "us" | "approver" | "payment" | "nobody";

/** Who holds the ball, out of what a list knows. */
export function waitsFor(mission: Situation): Waits {
  if (mission.billing === "invoiced" || mission.billing === "part_invoiced") return "payment";
  if (mission.billing === "paid" || mission.billing === "nothing" || isStopped(mission)) return "nobody";
  if (mission.quote_state === "received" || mission.quote_state === "approved") return "us";
  return mission.progress === "closed" ? "nobody" : "provider";
}

/** The same, out of the whole mission: an invoice that awaits approval, the insured who was asked. */
export function ballOf(mission: ServiceRequestOut): Waits {
  if (mission.invoices.some((one) => one.state === "to_approve")) return "approver";
  const asked = mission.insured_agreements.at(-1);
  if (asked?.agreed === null && mission.order === null && !isStopped(mission)) return "insured";
  return waitsFor(mission);
}
