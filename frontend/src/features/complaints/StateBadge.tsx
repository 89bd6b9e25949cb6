import type { ComplaintRow } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";

/** Where a complaint stands; what is late is said with it. */
export function StateBadge({ complaint }: { complaint: Pick<ComplaintRow, "state" | "outcome"> }) {
  const label = useLabel();
  const done = complaint.state === "answered";
  return <span className="eg-status" data-color={done ? "teal" : complaint.state === "received" ? "orange" : "blue"}>{done && complaint.outcome ? label("complaint_outcome", complaint.outcome) : label("complaint_state", complaint.state)}</span>;
}
