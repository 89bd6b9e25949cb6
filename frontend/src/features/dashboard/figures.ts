/** What the months of a dashboard add up to. */
import type { DashboardMonthOut } from "@/api/types.gen";

type Month = DashboardMonthOut;
type Names<T> = { [K in keyof Month]: Month[K] extends T ? K : never }[keyof Month];

export type Count = Extract<Names<number>, "opened" | "closed" | "deadlines_met" | "deadlines_moot" | "deadlines_missed" | "complaints" | "removals_checked" | "removals_held">;
export type Delay = "days_to_decision" | "days_to_order" | "days_to_delivery";

export const total = (months: readonly Month[], name: Count) => months.reduce((sum, month) => sum + month[name], 0);

const cents = (amount: string) => BigInt(amount.replace(".", ""));

/** A sum of amounts of the wire, as the wire writes it. */
export function totalAmount(months: readonly Month[], name: "committed" | "paid"): string {
  const sum = months.reduce((all, month) => all + cents(month[name]), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(3, "0");
  return `${sum < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The part of `done` in all, 0 to 1; null when there was nothing to do. */
export const part = (done: number, all: number): number | null => (all === 0 ? null : done / all);

/** The last month that has this median, and the median; medians of months make no median of a year. */
export function lastDelay(months: readonly Month[], name: Delay): { month: string; days: number } | null {
  const found = months.findLast((month) => month[name] !== null);
  return found ? { month: found.month, days: found[name] as number } : null;
}
