import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ClaimRow } from "@/api/types.gen";
import { lines } from "./groups";
import { Headings } from "./Headings";
import { Row, rowId } from "./Row";
import type { Chosen } from "./selection";
import { useListKeys } from "./useListKeys";
import { useNarrow } from "./useNarrow";
import { useWords } from "./words";

interface ListProps {
  rows: ClaimRow[];
  byUrgency: boolean;
  complete: boolean;
  /** Rows of former filters, shown until the new ones come. */
  stale: boolean;
  chosen: Chosen;
  compact: boolean;
  /** One's own files: no use in naming their handler on each row. */
  mine: boolean;
  onMore: () => void;
  onAssign: (rows: ClaimRow[]) => void;
}

const HEIGHT = { heading: 34, comfortable: 50, compact: 40, card: 176 };
/** The next page is asked for when so many rows of the last one are left. */
const AHEAD = 40;

/** Where the rows begin in the page: filters that open above push them down. */
const bodyTop = (grid: HTMLElement | null) => (grid?.querySelector(".wl-body")?.getBoundingClientRect().top ?? 0) + globalThis.scrollY;

/** The grid: only what is seen is drawn, whatever the number of claims; the page itself scrolls. */
export function List({ rows, byUrgency, complete, stale, chosen, compact, mine, onMore, onAssign }: ListProps) {
  const { t } = useTranslation("worklist");
  const words = useWords();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const grid = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const all = useMemo(() => lines(rows, byUrgency, complete), [rows, byUrgency, complete]);
  const lineOf = useMemo(() => new Map(all.flatMap((line, at) => ("row" in line ? [[line.index, at] as const] : []))), [all]);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, rows.length - 1));
  const open = useCallback((index: number) => {
    const row = rows[index];
    if (row) void navigate(`/claims/${row.reference}`);
  }, [rows, navigate]);

  useLayoutEffect(() => {
    const page = grid.current?.parentElement;
    if (!page) return;
    const observer = new ResizeObserver(() => setTop(bodyTop(grid.current)));
    observer.observe(page);
    return () => observer.disconnect();
  }, []);
  const activeLine = lineOf.get(active) ?? 0;
  const virtual = useWindowVirtualizer({
    count: all.length,
    estimateSize: (at) => ("heading" in (all[at] ?? {}) ? HEIGHT.heading : narrow ? HEIGHT.card : compact ? HEIGHT.compact : HEIGHT.comfortable),
    overscan: 12,
    scrollMargin: top,
    getItemKey: (at) => { const line = all[at]; return line && "row" in line ? line.row.reference : `band-${at}`; },
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const shown = Array.from({ length: Math.min(count - 1, endIndex + overscan) - from + 1 }, (_, at) => from + at);
      // The row that has the focus stays in the page wherever one scrolls: the keyboard goes on from it.
      return shown.includes(activeLine) || activeLine >= count ? shown : [...shown, activeLine].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, narrow, compact]);
  const items = virtual.getVirtualItems();
  const seen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!complete && rows.length > 0 && seen >= all.length - AHEAD) onMore();
  }, [seen, all.length, complete, rows.length, onMore]);

  const focus = useCallback((index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    setActive(to);
    requestAnimationFrame(() => {
      const row = document.getElementById(rowId(to));
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    });
  }, [rows.length]);
  useListKeys({ rows, active, focus, open, chosen, onAssign });

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>(".wl-row")?.dataset.index ?? NaN);
    if (Number.isNaN(index)) return;
    setActive(index);
    if (target.closest(".wl-check")) (event.shiftKey ? chosen.range : chosen.toggle)(index);
    else if (!target.closest("a") && !globalThis.getSelection()?.toString()) open(index);
  };

  return (
    <div ref={grid} className="wl-grid" role="grid" aria-label={t("title")} aria-rowcount={complete ? all.length + 1 : -1} aria-multiselectable aria-busy={stale}
      data-compact={compact || undefined} data-mine={mine || undefined} data-stale={stale || undefined} onClick={onClick}>
      <Headings />
      <div role="rowgroup" className="wl-body" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const line = all[item.index];
          if (!line) return null;
          return (
            <div key={item.key} role="presentation" className="wl-line" data-index={item.index} style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
              ref={narrow ? virtual.measureElement : undefined}>
              {"heading" in line ? (
                <div role="row" aria-rowindex={item.index + 2} className="wl-band" data-band={line.heading.band}>
                  <span role="gridcell" aria-colspan={9}>{t(`bands.${line.heading.band}`)}{line.heading.count !== null && <small>{line.heading.count}</small>}</span>
                </div>
              ) : (
                <Row row={line.row} index={line.index} place={item.index + 2} active={line.index === active} chosen={chosen.rows.has(line.row.reference)} words={words} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
