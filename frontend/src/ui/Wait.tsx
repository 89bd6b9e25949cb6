import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "./ProblemAlert";

interface WaitProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown; isFetching?: boolean; isFetchedAfterMount?: boolean };
  /** What is remembered does not do while it is being read again: a form must open on the last version. */
  fresh?: boolean;
  /** Height in rows of the skeleton, near that of what comes: nothing jumps. */
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What a query answers; a skeleton until then, its refusal with a way to try again. */
export function Wait<T>({ query, fresh = false, rows = 4, children }: WaitProps<T>) {
  const late = fresh && query.isFetching && !query.isFetchedAfterMount;
  if (query.data !== undefined && !late) return children(query.data);
  if (query.error) return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />;
  return <Rows count={rows} />;
}

export function Rows({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" aria-busy>
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => <Skeleton key={index} height={28} />)}
    </Stack>
  );
}
