import type { Closure, DeadlineOut } from "@/api/types.gen";
import { CLOSURES } from "../codes";

type Clock = Pick<DeadlineOut, "fatal" | "last_day">;

/** Whether the term is over: it may be used until the end of its last day. */
const expired = (clock: Clock, today: string) => clock.last_day !== null && clock.last_day < today;

/** Only a supervisor says of a fatal clock that it has lapsed. */
export const needsSupervisor = (clock: Clock, role: string, today: string) => clock.fatal && expired(clock, today) && role !== "supervisor";

/** The reasons that this person may close the clock for; one that has lapsed begins with saying so. */
export function closuresOf(clock: Clock, role: string, today: string): Closure[] {
  const lapsed = expired(clock, today) && !needsSupervisor(clock, role, today);
  const others = CLOSURES.filter((one) => one !== "expiry_acknowledged" && (one !== "duty_done" || !clock.fatal));
  return lapsed ? ["expiry_acknowledged", ...others] : others;
}
