import type { ClaimSectionProps } from "@/features/claims/contract";

export default function ClaimMissions({ claim }: ClaimSectionProps) {
  return <p>{claim.reference}</p>;
}
