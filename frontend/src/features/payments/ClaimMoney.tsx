import type { ClaimSectionProps } from "@/features/claims/contract";

export default function ClaimMoney({ claim }: ClaimSectionProps) {
  return <p>{claim.reference}</p>;
}
