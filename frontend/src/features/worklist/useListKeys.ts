import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import type { ClaimRow } from "@/api/types.gen";
import { type Shortcut, useShortcuts } from "@/lib/shortcuts";
import type { Chosen } from "./selection";

interface ListKeys {
  rows: readonly ClaimRow[];
  active: number;
  focus: (index: number) => void;
  open: (index: number) => void;
  chosen: Chosen;
  onAssign: (rows: ClaimRow[]) => void;
}

export const SEARCH_FIELD = "work-list-search";

/** The keys of the list, which the help shows. */
export function useListKeys({ rows, active, focus, open, chosen, onAssign }: ListKeys) {
  const { t } = useTranslation("worklist");
  const may = useMay();
  const current = rows[active];
  const assign = () => onAssign(chosen.rows.size > 0 ? [...chosen.rows.values()] : current ? [current] : []);
  const keys: Shortcut[] = [
    { keys: ["j", "ArrowDown"], label: t("keys.down"), run: () => focus(document.activeElement?.closest(".wl-row") ? active + 1 : active) },
    { keys: ["k", "ArrowUp"], label: t("keys.up"), run: () => focus(active - 1) },
    { keys: ["Home"], label: t("keys.first"), run: () => focus(0) },
    { keys: ["End"], label: t("keys.last"), run: () => focus(rows.length - 1) },
    { keys: ["Enter"], label: t("keys.open"), run: () => open(active) },
    { keys: ["/"], label: t("keys.search"), run: () => document.getElementById(SEARCH_FIELD)?.focus() },
    { keys: ["Escape"], label: t("keys.clear"), run: () => chosen.clear() },
  ];
  const acting: Shortcut[] = [
    { keys: ["x", " "], label: t("keys.choose"), run: () => chosen.toggle(active) },
    { keys: ["X"], label: t("keys.range"), run: () => chosen.range(active) },
    { keys: ["a"], label: t("keys.assign"), run: assign },
  ];
  useShortcuts(rows.length === 0 ? keys.filter((one) => one.keys[0] === "/") : may("claims:assign") ? [...keys, ...acting] : keys);
}
