import { useQuery } from "@tanstack/react-query";
import type { ClaimOut } from "@/api/types.gen";
import type { ClaimAction } from "@/features/claims/contract";
import { useLabel } from "@/ui/Labels";
import type { Entry } from "./paletteEntries";

/** What each feature offers to do on a claim; fetched with the palette, not with the desk. */
const offers = import.meta.glob<{ claimActions: ClaimAction[] }>("../features/*/claimActions.ts");

async function everyOffer(): Promise<ClaimAction[]> {
  const files = await Promise.all(Object.values(offers).map((load) => load()));
  return files.flatMap((file) => file.claimActions);
}

/** The allowed actions of the claim on the screen, as places to go: the page opens the one its address names. */
export function useClaimVerbs(claim: ClaimOut | undefined): Entry[] {
  const label = useLabel();
  const known = useQuery({ queryKey: ["desk", "claim-actions"], queryFn: everyOffer, staleTime: Infinity, enabled: claim !== undefined });
  if (!claim) return [];
  return (known.data ?? [])
    .filter((one) => claim.allowed_actions.includes(one.action))
    .map((one) => ({
      id: `verb-${one.key}`,
      label: label("claim_action", one.key),
      to: "path" in one ? one.path(claim.reference) : `/claims/${claim.reference}?do=${one.key}`,
    }));
}
