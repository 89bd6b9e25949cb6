import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsTabs } from "@/api/sdk.gen";
import { number } from "@/lib/format";
import { type Filters, TABS, write } from "./filters";
import { WORK_LIST } from "./useWorkList";

/** What waits, counted; the count follows whose work is shown, not the other filters. */
export function TabLinks({ filters }: { filters: Filters }) {
  const { t } = useTranslation("worklist");
  const { handler } = filters;
  const counts = useQuery({
    queryKey: [WORK_LIST, "tabs", handler ?? null],
    queryFn: async ({ signal }) => (await claimsTabs({ query: { handler }, signal })).data,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const countOf = (tab: string) => counts.data?.items.find((one) => one.tab === tab);
  return (
    <nav aria-label={t("tabs.label")} className="wl-tabs">
      {TABS.map((tab) => {
        const found = countOf(tab);
        const text = found ? (found.capped ? t("tabs.capped", { count: found.count, shown: number(found.count) }) : number(found.count)) : "";
        return (
          <Link key={tab} to={`/?${write({ ...filters, tab })}`} aria-current={filters.tab === tab ? "page" : undefined} className="wl-tab">
            {t(`tabs.${tab}`)} <span className="wl-count" data-some={(found?.count ?? 0) > 0 || undefined}>{text}</span>
          </Link>
        );
      })}
    </nav>
  );
}
