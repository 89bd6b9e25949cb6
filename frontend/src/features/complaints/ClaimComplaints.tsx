import type { ClaimSectionProps } from "@/features/claims/contract";

export default function ClaimComplaints({ claim }: ClaimSectionProps) {
  return <p>{claim.reference}</p>;
}
