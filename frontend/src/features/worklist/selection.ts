import { useCallback, useMemo, useState } from "react";
import type { ClaimRow } from "@/api/types.gen";

/** What one bulk act may carry. */
export const MOST_AT_ONCE = 200;

export interface Selection {
  rows: ReadonlyMap<string, ClaimRow>;
  /** Where a range starts. */
  anchor: number | null;
}

export const NOTHING: Selection = { rows: new Map(), anchor: null };

export function toggled({ rows }: Selection, row: ClaimRow, index: number): Selection {
  const next = new Map(rows);
  if (!next.delete(row.reference)) next.set(row.reference, row);
  return { rows: next, anchor: index };
}

/** Adds everything between the anchor and this row, both included. */
export function ranged({ rows, anchor }: Selection, all: readonly ClaimRow[], index: number): Selection {
  const [from, to] = [Math.min(anchor ?? index, index), Math.max(anchor ?? index, index)];
  const next = new Map(rows);
  all.slice(from, to + 1).forEach((row) => next.set(row.reference, row));
  return { rows: next, anchor: anchor ?? index };
}

/** Rows chosen in the list; filters that change forget them, for one must see what one acts on. */
export function useSelection(all: readonly ClaimRow[], filters: string) {
  const [{ of, selection }, set] = useState({ of: filters, selection: NOTHING });
  const kept = of === filters ? selection : NOTHING;
  const change = useCallback((next: (known: Selection) => Selection) => {
    set((known) => ({ of: filters, selection: next(known.of === filters ? known.selection : NOTHING) }));
  }, [filters]);
  return useMemo(() => ({
    rows: kept.rows,
    toggle: (index: number) => {
      const row = all[index];
      if (row) change((known) => toggled(known, row, index));
    },
    range: (index: number) => change((known) => ranged(known, all, index)),
    all: () => change((known) => ({ ...known, rows: new Map(all.slice(0, MOST_AT_ONCE).map((row) => [row.reference, row])) })),
    clear: () => change(() => NOTHING),
  }), [kept, all, change]);
}

export type Chosen = ReturnType<typeof useSelection>;
