import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { tasksTasks } from "@/api/sdk.gen";
import { LATE_TASKS } from "./keys";
import type { Place } from "./nav";
import { useMay } from "./session";

export type Counts = Partial<Record<Place["key"], { text: string; says: string } | undefined>>;

const MOST = 50;

/** What waits in a room, when it is cheap to know: one page of one's tasks, the latest first. */
export function useCounts(): Counts {
  const { t } = useTranslation();
  const may = useMay();
  const tasks = useQuery({
    queryKey: LATE_TASKS,
    queryFn: async ({ signal }) => (await tasksTasks({ query: { mine: true, limit: MOST }, signal })).data,
    enabled: may("tasks:read"),
    refetchInterval: 120_000,
    select: (page) => page?.items.filter((task) => task.overdue).length,
  });
  const late = tasks.data ?? 0;
  const text = late >= MOST ? `${MOST}+` : String(late);
  return { tasks: late > 0 ? { text, says: t("nav.late", { count: late }) } : undefined };
}
