import { useEffect } from "react";
import { useLocation } from "react-router";
import { queries } from "@/lib/query";
import { claimsReadQueryKey } from "@/api/@tanstack/react-query.gen";
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

/** Keeps, in this browser, the claims this person opened last; noted on leaving, once the name is known. */
export function useRecent() {
  const user = useMe().id;
  const reference = claimAt(useLocation().pathname);
  useEffect(() => {
    if (reference === null) return;
    return () => {
      const claim = queries.getQueryData<ClaimOut>(claimsReadQueryKey({ path: { reference } }));
      if (!claim) return;
      localStorage.setItem(keyOf(user), JSON.stringify(withRecent(recentClaims(user), { reference, name: nameOf(claim) })));
    };
  }, [user, reference]);
}
