import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { daysUntil, fromNow, instant, parisDay, shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";

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
      time: (days: number | null) =>
        days === null ? common("time.none") : days < 0 ? common("time.passed", { count: -days }) : days === 0 ? common("time.today") : common("time.left", { count: days }),
      ago,
      shortDay,
      instant,
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language alone: rows must not be drawn again for less
  }, [language]);
}

export type Words = ReturnType<typeof useWords>;
