import type { ClaimAction } from "../contract";

/** Not among `allowed_actions`: it is there when a conflict waits and the role may decide it. */
export const DECIDE_CONFLICT: ClaimAction = { action: "edit", key: "decide_conflict", group: "dispute", load: () => import("./DecideConflict") };
