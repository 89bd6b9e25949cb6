import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { daysUntil, fromNow, parisDay, shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import type { Left } from "./groups";

/** The words of the rows, made once for all of them: a row calls no hook. */
export function useWords() {
  const { t, i18n } = useTranslation("worklist");
  const { t: common } = useTranslation();
  const label = useLabel();
  const language = i18n.language;
  return useMemo(() => {
    const ago = (at: string) => fromNow(daysUntil(parisDay(new Date(at))));
    return {
      language,
      t,
      label: (group: string, code: string | null | undefined) => label(group, code),
      time: (left: Left) =>
        left === null ? common("time.none") : left === "undated" ? t("row.undated") : left < 0 ? t("row.late", { count: -left }) : left === 0 ? common("time.today") : common("time.left", { count: left }),
      day: shortDay,
      /** Within the year, the day and the month are enough. */
      seen: (at: string) => shortDay(parisDay(new Date(at))).slice(0, 5),
      ago,
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language alone: rows must not be drawn again for less
  }, [language]);
}

export type Words = ReturnType<typeof useWords>;
