import { useQuery } from "@tanstack/react-query";
import { policiesGetPolicyOptions, policiesListTermsOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut } from "@/api/types.gen";

export interface CostLine {
  guarantee: string;
  benefit: string;
}

/** What the terms of a claim's policy can pay for, guarantee by guarantee; empty until they are read. */
export function useCostLines(claim: ClaimOut): CostLine[] {
  const number = claim.policy_number;
  const policy = useQuery({ ...policiesGetPolicyOptions({ path: { number: number ?? "" } }), enabled: number !== null });
  const binding = policy.data?.binding as { product?: string; terms_version?: number } | undefined;
  const terms = useQuery({ ...policiesListTermsOptions({ path: { code: binding?.product ?? "" } }), enabled: binding?.product !== undefined });
  const bound = terms.data?.find((one) => one.version === binding?.terms_version);
  return (bound?.terms.guarantees ?? []).flatMap(({ code, benefits }) => benefits.map((benefit) => ({ guarantee: code, benefit })));
}
