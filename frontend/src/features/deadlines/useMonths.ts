import { useQueries } from "@tanstack/react-query";
import { calendarsMonthViewOptions } from "@/api/@tanstack/react-query.gen";

/** Several months of the calendar as one answer. */
export function useMonths(months: readonly string[], handler: string | undefined) {
  return useQueries({
    queries: months.map((month) => calendarsMonthViewOptions({ query: { month, handler } })),
    combine: (found) => ({
      data: found.every((one) => one.data) ? found.flatMap((one) => one.data ?? []) : undefined,
      error: found.find((one) => one.error)?.error ?? null,
      refetch: () => Promise.all(found.map((one) => one.refetch())),
    }),
  });
}
