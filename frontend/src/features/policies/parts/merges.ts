import type { MergeOut } from "@/api/types.gen";

export type MergeState = "proposed" | "merged" | "undoing" | "undone";

/** Where a merge stands: proposed, in effect, to be undone, over. */
export function mergeState(merge: Pick<MergeOut, "approved_at" | "undo_proposed_by_name" | "undone_at">): MergeState {
  if (merge.undone_at !== null) return "undone";
  if (merge.undo_proposed_by_name !== null) return "undoing";
  return merge.approved_at === null ? "proposed" : "merged";
}

/** Who may not confirm: whoever proposed what waits. */
export const proposer = (merge: Pick<MergeOut, "proposed_by_name" | "undo_proposed_by_name">) => merge.undo_proposed_by_name ?? merge.proposed_by_name;
