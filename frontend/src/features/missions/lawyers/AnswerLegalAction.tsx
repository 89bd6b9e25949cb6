import type { ClaimActionProps } from "@/features/claims/contract";
import LegalActionDialog from "./LegalActionDialog";

export default function AnswerLegalAction({ claim, onClose }: ClaimActionProps) {
  return <LegalActionDialog reference={claim.reference} onClose={onClose} />;
}
