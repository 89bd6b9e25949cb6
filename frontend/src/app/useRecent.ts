import { useEffect } from "react";
import { useLocation } from "react-router";
import { queries } from "@/lib/query";
import type { ClaimOut } from "@/api/types.gen";
import { useMe } from "./session";

export interface Recent {
  reference: string;
  name: string | null;
}

const MOST = 8;
const keyOf = (user: string) => `egide:recent:${user}`;

/** The claim that an address is about; null for a list or a declaration. */
export const claimAt = (pathname: string): string | null => {
  const found = /^\/claims\/([^/]+)/.exec(pathname)?.[1];
  return found && found !== "new" ? decodeURIComponent(found) : null;
};

export function recentClaims(user: string): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(user)) ?? "[]") as Recent[];
  } catch {
    return [];
  }
}

export const withRecent = (known: readonly Recent[], seen: Recent): Recent[] =>
  [seen, ...known.filter((one) => one.reference !== seen.reference)].slice(0, MOST);

const nameOf = ({ insured }: ClaimOut) => (typeof insured.name === "string" ? insured.name : null);

/** The claim as its page read it, if it did; found by its name in the cache, for the generated keys weigh on the first screen. */
export const readClaim = (reference: string) =>
  queries.getQueriesData<ClaimOut>({
    predicate: ({ queryKey: [key] }) => {
      const told = key as { _id?: string; path?: { reference?: string } } | undefined;
      return told?._id === "claimsRead" && told.path?.reference === reference;
    },
  })[0]?.[1];

/** Keeps, in this browser, the claims this person opened last; noted on leaving, once the name is known. */
export function useRecent() {
  const user = useMe().id;
  const reference = claimAt(useLocation().pathname);
  useEffect(() => {
    if (reference === null) return;
    return () => {
      const claim = readClaim(reference);
      if (!claim) return;
      localStorage.setItem(keyOf(user), JSON.stringify(withRecent(recentClaims(user), { reference, name: nameOf(claim) })));
    };
  }, [user, reference]);
}
