import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { claimsDecide } from "@/api/sdk.gen";
import type { ClaimOut, DecisionIn } from "@/api/types.gen";
import { ifMatch } from "@/lib/http";

/** The claim as the decision would leave it; nothing is kept. `ready`: what is shown is the rehearsal of what stands in the form. */
export function useRehearsal(claim: ClaimOut, body: DecisionIn | null) {
  const [asked] = useDebouncedValue(body && JSON.stringify(body), 250);
  const query = useQuery({
    queryKey: ["decision-rehearsal", claim.reference, claim.version, asked],
    queryFn: async ({ signal }) =>
      (await claimsDecide({ path: { reference: claim.reference }, headers: ifMatch(claim.version), query: { dry_run: true }, body: JSON.parse(asked ?? "null") as DecisionIn, signal, throwOnError: true })).data,
    enabled: asked !== null, placeholderData: keepPreviousData, retry: false, staleTime: 10_000,
  });
  const current = body !== null && asked === JSON.stringify(body) && !query.isPlaceholderData && !query.isFetching;
  return { after: query.error ? undefined : query.data, error: query.error, ready: current && query.isSuccess };
}

export type Rehearsed = ReturnType<typeof useRehearsal>;
