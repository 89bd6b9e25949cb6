import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { claimsWorkList } from "@/api/sdk.gen";
import type { ClaimRow } from "@/api/types.gen";
import { cursorOf } from "@/lib/pages";
import { asQuery, type Filters } from "./filters";

export const WORK_LIST = "work-list";
const PAGE = 100;
/** Beyond so many pages, coming back to the window reads nothing again by itself: it would be as many requests. */
const FEW_PAGES = 5;

/** The list as far as it was read; what was there stays until the next filters answer. */
export function useWorkList(filters: Filters) {
  const query = asQuery(filters);
  const list = useInfiniteQuery({
    queryKey: [WORK_LIST, query],
    queryFn: async ({ pageParam, signal }) => (await claimsWorkList({ query: { ...query, limit: PAGE, cursor: pageParam }, signal })).data,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => cursorOf(last?.next),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: (known) => (known.state.data?.pages.length ?? 0) <= FEW_PAGES,
  });
  const rows = useMemo<ClaimRow[]>(() => list.data?.pages.flatMap((page) => page?.items ?? []) ?? [], [list.data]);
  return { ...list, rows };
}
