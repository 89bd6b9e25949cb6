import type { TaskOut } from "@/api/types.gen";
import { daysUntil } from "@/lib/format";

export const BANDS = ["late", "today", "week", "later", "done"] as const;
export type Band = (typeof BANDS)[number];

/** Where a task stands by its day; the week is the next seven days. */
export function bandOf(task: Pick<TaskOut, "due_on" | "overdue" | "done_at">, now?: Date): Band {
  if (task.done_at) return "done";
  const days = daysUntil(task.due_on, now);
  return task.overdue || days < 0 ? "late" : days === 0 ? "today" : days <= 7 ? "week" : "later";
}

/** Tasks by band, the most pressing first; within a band those of one claim stand together, by the first of them due. */
export function byBand(tasks: readonly TaskOut[], now?: Date): [Band, TaskOut[]][] {
  return BANDS.flatMap((band): [Band, TaskOut[]][] => {
    const own = tasks.filter((task) => bandOf(task, now) === band);
    return own.length > 0 ? [[band, together(own)]] : [];
  });
}

function together(tasks: readonly TaskOut[]): TaskOut[] {
  const groups = new Map<string, TaskOut[]>();
  for (const task of tasks) {
    const about = task.claim_reference ?? task.id;
    groups.set(about, [...(groups.get(about) ?? []), task]);
  }
  return [...groups.values()].flat();
}
