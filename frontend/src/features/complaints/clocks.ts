import type { ComplaintRow } from "@/api/types.gen";
import { daysUntil } from "@/lib/format";

export type ClockKey = "acknowledge" | "answer" | "mediation";

export interface ComplaintClock {
  key: ClockKey;
  /** The last day, or null when this level has none. */
  by: string | null;
  /** The day on which it was done. */
  done: string | null;
  /** Days left while it runs against us, else null. */
  left: number | null;
  late: boolean;
}

/** The three clocks of a complaint: ours to acknowledge and to answer, then the year of the complainant to go to the mediator. */
export function clocksOf(one: Pick<ComplaintRow, "acknowledge_by" | "acknowledged_on" | "answer_by" | "answered_on" | "mediation_by" | "level">, now?: Date): ComplaintClock[] {
  const clock = (key: ClockKey, by: string | null, done: string | null): ComplaintClock => {
    const left = by !== null && done === null ? daysUntil(by, now) : null;
    return { key, by, done, left: key === "mediation" ? null : left, late: key !== "mediation" && left !== null && left < 0 };
  };
  return [
    clock("acknowledge", one.acknowledge_by, one.acknowledged_on ?? one.answered_on),
    clock("answer", one.answer_by, one.answered_on),
    clock("mediation", one.mediation_by, null),
  ];
}
