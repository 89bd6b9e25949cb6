import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Values by name; an empty one leaves the address. */
type Changes = Record<string, string | null>;

/** What a list shows, kept in the address: reloading, going back or sending the link finds the same rows. */
export function useFilters() {
  const [filters, setParams] = useSearchParams();
  const change = useCallback((changes: Changes, { replace = true } = {}) => setParams((before) => {
    const next = new URLSearchParams(before);
    Object.entries(changes).forEach(([name, value]) => (value ? next.set(name, value) : next.delete(name)));
    return next;
  }, { replace }), [setParams]);
  return [filters, change] as const;
}
