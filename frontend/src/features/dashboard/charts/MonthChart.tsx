import { useId } from "react";
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { month as named } from "@/lib/format";
import { shortMonth } from "@/lib/months";
import { type ChartProps, points, type Series } from "./series";

const TICK = { fill: "var(--mantine-color-dimmed)", fontSize: 12 };
const BOX = { background: "var(--eg-surface)", border: "1px solid var(--eg-line)", borderRadius: 8, color: "var(--mantine-color-text)", fontSize: 13 };

/** Figures month by month; the numbers themselves are in the table beside, so the picture takes no focus. */
export default function MonthChart({ months, series, shape, label, write, axis = write, part }: ChartProps) {
  const id = useId();
  const hatch = (one: Series) => `${id}-${one.key}`;
  const fill = (one: Series) => (one.hatched ? `url(#${hatch(one)})` : one.color);
  return (
    <>
      <div role="img" aria-label={label} className="eg-chart">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 220 }}>
          <ComposedChart data={points(months, series)} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false} barGap={1}>
            <defs>{series.filter((one) => one.hatched).map((one) => <Hatch key={one.key} id={hatch(one)} color={one.color} />)}</defs>
            <CartesianGrid vertical={false} stroke="var(--eg-line)" />
            <XAxis dataKey="month" tickFormatter={shortMonth} tick={TICK} stroke="var(--eg-line)" tickLine={false} minTickGap={12} />
            <YAxis tickFormatter={axis} tick={TICK} stroke="var(--eg-line)" tickLine={false} axisLine={false} width={56} allowDecimals={shape === "lines"} domain={part ? [0, 1] : undefined} />
            <Tooltip contentStyle={BOX} itemStyle={{ color: "inherit" }} cursor={{ fill: "var(--mantine-color-gray-light)", stroke: "var(--eg-line)" }} isAnimationActive={false}
              labelFormatter={(month) => named(String(month))} formatter={(value) => write(Number(value))} />
            {series.map((one) => shape === "lines" ? (
              <Line key={one.key} dataKey={one.key} name={one.label} stroke={one.color} strokeWidth={2} strokeDasharray={one.dash} dot={{ r: 3, strokeDasharray: "0" }} isAnimationActive={false} />
            ) : (
              <Bar key={one.key} dataKey={one.key} name={one.label} fill={fill(one)} stroke={one.color} stackId={shape === "stacked" ? "all" : undefined} maxBarSize={26} isAnimationActive={false} />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <ul className="eg-key">
        {series.map((one) => (
          <li key={one.key}>
            <svg width="20" height="12" aria-hidden>
              {shape === "lines" ? <line x1="0" y1="6" x2="20" y2="6" stroke={one.color} strokeWidth="2.5" strokeDasharray={one.dash} /> : <rect x=".5" y=".5" width="19" height="11" fill={fill(one)} stroke={one.color} />}
            </svg>
            {one.label}
          </li>
        ))}
      </ul>
    </>
  );
}

function Hatch({ id, color }: { id: string; color: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--eg-surface)" />
      <rect width="2.5" height="6" fill={color} />
    </pattern>
  );
}
