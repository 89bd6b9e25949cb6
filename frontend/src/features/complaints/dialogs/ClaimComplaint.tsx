import type { ClaimActionProps } from "@/features/claims/contract";
import RecordComplaint from "./RecordComplaint";

export default function ClaimComplaint({ claim, onClose }: ClaimActionProps) {
  return <RecordComplaint claim={claim.reference} onClose={onClose} />;
}
