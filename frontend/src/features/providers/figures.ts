/** A provider's missions in four figures; null where nothing can be said yet. */
import type { BackendProvidersSchemasSheetsFiguresOut as Figures } from "@/api/types.gen";

export interface Summary {
  missions: number;
  /** Held among delivered, 0 to 1. */
  success: number | null;
  onTime: number | null;
  days: number | null;
  reappeared: number | null;
  rating: string | null;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** The line of all specialities together, when there is one. */
export const whole = (figures: readonly Figures[]) => figures.find((one) => one.speciality === null);

export const summaryOf = (one: Figures): Summary => ({
  missions: one.missions,
  success: share(one.delivered - one.failed, one.delivered),
  onTime: share(one.on_time, one.on_time + one.late),
  days: one.median_days,
  reappeared: one.reappearance_percent === null ? null : one.reappearance_percent / 100,
  rating: one.rating_average,
});
