import { Button, Skeleton } from "@mantine/core";
import { type ReactNode, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DashboardMonthOut } from "@/api/types.gen";
import { month as named } from "@/lib/format";
import { lazily } from "@/lib/rest";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import type { ChartProps } from "./series";

const MonthChart = lazily(() => import("./MonthChart"));

interface CardProps extends Omit<ChartProps, "label"> {
  title: string;
  /** The picture in one sentence. */
  says: string;
  /** What stands there when no month has anything. */
  empty: string;
  cell: (month: DashboardMonthOut, key: keyof DashboardMonthOut) => ReactNode;
  /** Columns of the table that the picture does without. */
  more?: Column<DashboardMonthOut>[];
}

/** A picture, what it says in a sentence, and its numbers as a table on demand. */
export function ChartCard({ title, says, empty, cell, more = [], ...chart }: CardProps) {
  const { t } = useTranslation("dashboard");
  const [numbers, setNumbers] = useState(false);
  const table = useId();
  const { months, series } = chart;
  const nothing = months.every((month) => series.every(({ key }) => month[key] === null || Number(month[key]) === 0));
  if (nothing) return <Section title={title}><Empty>{empty}</Empty></Section>;
  const columns: Column<DashboardMonthOut>[] = [
    { key: "month", label: t("month"), cell: (month) => named(month.month) },
    ...series.map(({ key, label }): Column<DashboardMonthOut> => ({ key, label, right: true, cell: (month) => cell(month, key) })),
    ...more,
  ];
  return (
    <Section title={title} actions={<Button size="compact-sm" variant="subtle" aria-expanded={numbers} aria-controls={table} onClick={() => setNumbers(!numbers)}>{t(numbers ? "hideNumbers" : "showNumbers")}</Button>}>
      <p className="eg-says">{says}</p>
      <Suspense fallback={<Skeleton height={262} />}><MonthChart {...chart} label={t("picture", { title, says })} /></Suspense>
      <div id={table} hidden={!numbers} className="eg-numbers">
        {numbers && <Table caption={title} columns={columns} rows={months.toReversed()} rowKey={(month) => month.month} empty={empty} />}
      </div>
    </Section>
  );
}
