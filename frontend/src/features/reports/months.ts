import type { RunOut } from "@/api/types.gen";

/** The month before and the month after the one shown, among those that can be told (the last one first). */
export function neighbours(months: readonly string[], shown: string): { before?: string; after?: string } {
  const place = months.indexOf(shown);
  return { before: months[place + 1], after: place > 0 ? months[place - 1] : undefined };
}

const UNDER_WAY = ["queued", "running"];

/** The edition that the worker has not finished yet. */
export const underWay = (runs: readonly RunOut[]) => runs.find((one) => UNDER_WAY.includes(one.state));

/** The edition that the PDF and the CSV are those of; null: they are made when they are asked for. */
export const lastDone = (runs: readonly RunOut[]) => runs.find((one) => one.state === "done") ?? null;
