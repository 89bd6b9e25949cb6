import { describe, expect, it } from "vitest";
import type { BackendProvidersSchemasSheetsFiguresOut as Figures } from "@/api/types.gen";
import { summaryOf, whole } from "./figures";

const figures = (over: Partial<Figures>) =>
  ({ speciality: null, missions: 0, ordered: 0, delivered: 0, failed: 0, on_time: 0, late: 0, median_days: null, reappearance_percent: null, rating_average: null, ...over }) as Figures;

describe("figures", () => {
  it("say nothing of what was never ordered", () => {
    expect(summaryOf(figures({ missions: 2 }))).toEqual({ missions: 2, success: null, onTime: null, days: null, reappeared: null, rating: null });
  });

  it("count what held among what was delivered, whatever is still under way", () => {
    expect(summaryOf(figures({ ordered: 4, delivered: 3, failed: 1, on_time: 1, late: 1, reappearance_percent: 25 }))).toMatchObject({ success: 2 / 3, onTime: 0.5, reappeared: 0.25 });
  });

  it("are all specialities together", () => {
    expect(whole([figures({ speciality: "watch", missions: 1 }), figures({ missions: 3 })])?.missions).toBe(3);
    expect(whole([])).toBeUndefined();
  });
});
