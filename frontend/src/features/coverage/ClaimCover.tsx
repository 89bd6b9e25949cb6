import type { ClaimSectionProps } from "@/features/claims/contract";

export default function ClaimCover({ claim }: ClaimSectionProps) {
  return <p>{claim.reference}</p>;
}
