import type { WaitingMergeOut } from "@/api/types.gen";

/** What awaits a second person: the merge itself, or its undoing once it was done. */
export const asked = (merge: WaitingMergeOut): { what: "merge" | "undo"; reason: string; by: string; byId: string | null } =>
  merge.undo_proposed_by_name !== null && merge.approved_at !== null
    ? { what: "undo", reason: merge.undo_reason ?? "", by: merge.undo_proposed_by_name, byId: merge.undo_proposed_by }
    : { what: "merge", reason: merge.reason, by: merge.proposed_by_name, byId: merge.proposed_by };
