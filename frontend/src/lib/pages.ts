import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";

interface Keyset<Row> {
  items: Row[];
  next?: string | null;
}

/** Every page read so far of a keyset list, as one list; `read` is one call of the generated client. */
export function usePages<Row>(queryKey: QueryKey, read: (cursor: string | undefined, signal: AbortSignal) => Promise<{ data: Keyset<Row> | undefined }>) {
  return useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => (await read(pageParam, signal)).data ?? { items: [], next: null },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => cursorOf(last.next),
    select: (all) => all.pages.flatMap((page) => page.items),
  });
}

/** The `cursor` in a `next` that is a link or the cursor itself. */
export function cursorOf(next: string | null | undefined): string | undefined {
  if (!next) return undefined;
  const query = next.split("?")[1];
  return query === undefined ? next : (new URLSearchParams(query).get("cursor") ?? undefined);
}
