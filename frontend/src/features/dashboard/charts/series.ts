import type { DashboardMonthOut } from "@/api/types.gen";

export interface Series {
  key: keyof DashboardMonthOut;
  label: string;
  color: string;
  /** A second sign beside the colour: hatched bars, dashed lines. */
  hatched?: boolean;
  dash?: string;
}

export interface ChartProps {
  months: readonly DashboardMonthOut[];
  series: readonly Series[];
  shape: "bars" | "stacked" | "lines";
  /** Said instead of the picture by screen readers. */
  label: string;
  /** How a value is written beside the picture, and on the axis where place is short. */
  write: (value: number) => string;
  axis?: (value: number) => string;
  /** The axis goes from nothing to all. */
  part?: boolean;
}

/** One point of a picture: euros become a float here, and only to be drawn. */
export function points(months: readonly DashboardMonthOut[], series: readonly Series[]) {
  return months.map((month) => ({
    month: month.month,
    ...Object.fromEntries(series.map(({ key }) => [key, month[key] === null ? null : Number(month[key])])),
  }));
}
