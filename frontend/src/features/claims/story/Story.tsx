import { SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsTimelineOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { daysUntil, longDay, parisDay } from "@/lib/format";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { Composer } from "./Composer";
import { Entry } from "./Entry";
import { Promises } from "./Promises";
import { type Filter, FILTERS, type Line, linesOf } from "./timeline";

/** The centre column: what was promised, the note being written, everything that happened. */
export function Story({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const may = useMay();
  const [filter, setFilter] = useState<Filter>("all");
  const timeline = useQuery({ ...claimsTimelineOptions({ path: { reference: claim.reference } }), refetchInterval: 30_000 });
  return (
    <div id="story" className="eg-column">
      <Promises claim={claim} />
      {may("claims:edit") && <Composer reference={claim.reference} />}
      <Section title={t("story.title")}
        actions={<SegmentedControl size="xs" aria-label={t("story.filter")} value={filter} onChange={(value) => setFilter(value as Filter)} data={FILTERS.map((one) => ({ value: one, label: t(`story.${one}`) }))} />}>
        <Wait query={timeline} rows={8}>
          {(entries) => <Days claim={claim} lines={linesOf(entries, filter)} />}
        </Wait>
      </Section>
    </div>
  );
}

const dayOf = (line: Line) => parisDay(new Date(line.entry.at));

function Days({ claim, lines }: { claim: ClaimOut; lines: Line[] }) {
  const { t } = useTranslation("claims");
  if (lines.length === 0) return <Text size="sm" c="dimmed">{t("story.empty")}</Text>;
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(dayOf(line), [...(days.get(dayOf(line)) ?? []), line]);
  const named = (day: string) => ({ 0: t("story.today"), [-1]: t("story.yesterday") })[daysUntil(day)] ?? longDay(day);
  return [...days].map(([day, told]) => (
    <div key={day} className="eg-day">
      <h3>{named(day)}</h3>
      <ol className="eg-story">{told.map((line, index) => <Entry key={`${line.entry.at} ${line.entry.action} ${index}`} claim={claim} line={line} />)}</ol>
    </div>
  ));
}
