import type { MergeOut } from "@/api/types.gen";

export type MergeState = "proposed" | "merged" | "undoing" | "undone" | "withdrawn" | "refused";

type Told = Pick<MergeOut, "approved_at" | "proposed_by" | "proposed_by_name" | "undo_proposed_by" | "undo_proposed_by_name" | "undone_at">;

/** Where a merge stands: proposed, in effect, to be undone, over; one that was never in effect was taken back, or refused by somebody else. */
export function mergeState(merge: Told): MergeState {
  if (merge.undone_at !== null && merge.approved_at === null) return merge.undo_proposed_by === merge.proposed_by ? "withdrawn" : "refused";
  if (merge.undone_at !== null) return "undone";
  if (merge.undo_proposed_by_name !== null) return "undoing";
  return merge.approved_at === null ? "proposed" : "merged";
}

/** Who may not confirm: whoever proposed what waits. */
export const proposer = (merge: Told) => (merge.undo_proposed_by_name === null ? merge.proposed_by : merge.undo_proposed_by);
