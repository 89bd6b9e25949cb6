import type { CircumstancesIn, ClaimOut, ClaimPatch, DeclarantIn } from "@/api/types.gen";

/** The facts of a claim as a form holds them: an empty string is what is not known. */
export interface Facts {
  discovered_on: string;
  court_postcode: string;
  desired_outcome: NonNullable<ClaimPatch["desired_outcome"]>;
  declarant: { name: string; role: NonNullable<DeclarantIn["role"]>; phone: string; email: string; mandate: string };
  target: { name: string; practice: string };
  circumstances: CircumstancesIn;
}

type Loose = Record<string, string | null | undefined>;

export function factsOf(claim: ClaimOut): Facts {
  const declarant = (claim.declarant ?? {}) as Loose;
  const target = (claim.target ?? {}) as Loose;
  return {
    discovered_on: claim.discovered_on ?? "",
    court_postcode: claim.court_postcode ?? "",
    desired_outcome: claim.desired_outcome as Facts["desired_outcome"],
    declarant: { name: declarant.name ?? "", role: (declarant.role ?? "insured") as Facts["declarant"]["role"], phone: declarant.phone ?? "", email: declarant.email ?? "", mandate: declarant.mandate ?? "" },
    target: { name: target.name ?? "", practice: target.practice ?? "" },
    circumstances: claim.circumstances as CircumstancesIn,
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const filled = <T extends Record<string, string>>(from: T) => Object.fromEntries(Object.entries(from).filter(([, value]) => value.trim() !== "").map(([key, value]) => [key, value.trim()]));

/** Only what the person changed: what they left alone keeps whatever others made of it meanwhile. */
export function patchOf(start: Facts, now: Facts): ClaimPatch {
  const patch: ClaimPatch = {};
  if (start.discovered_on !== now.discovered_on) patch.discovered_on = now.discovered_on || null;
  if (start.court_postcode !== now.court_postcode) patch.court_postcode = now.court_postcode.trim() || null;
  if (!same(start.desired_outcome, now.desired_outcome)) patch.desired_outcome = now.desired_outcome;
  if (!same(start.declarant, now.declarant)) patch.declarant = now.declarant.name.trim() ? filled(now.declarant) : null;
  if (!same(start.target, now.target)) patch.target = now.target.name.trim() || now.target.practice.trim() ? filled(now.target) : null;
  if (!same(start.circumstances, now.circumstances)) patch.circumstances = now.circumstances;
  return patch;
}
