import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SimulatedClockOut } from "@/api/types.gen";
import { day, daysUntil } from "@/lib/format";
import { TimeLeft } from "@/ui/TimeLeft";
import type { Interval } from "./dates";
import { useSimulation } from "./useSimulation";

/** What runs already, said while the person is still on the phone. */
export function RunningClock({ published, discovered, words }: { published: Interval | null; discovered: string; words: boolean }) {
  const { t } = useTranslation("declaration");
  const start = published ? { earliest: published.earliest, latest: published.latest } : discovered ? { first_seen: discovered } : null;
  const answer = useSimulation(start && { start, words: words || null });
  const clock = answer.data && nearest(answer.data.clocks);
  if (!clock) return <Text size="sm" c="dimmed">{answer.isError ? t("clock.unknown") : t("clock.waiting")}</Text>;
  const act = clock.prudent_day ?? clock.not_later_than;
  if (act === null) return <Text size="sm">{t("clock.undated")}</Text>;
  const left = daysUntil(act);
  // Without a date the term may have run out already: a calm count of days would lie.
  if (!published) return <Text size="sm" component="span" className="eg-time eg-wraps" data-urgency="soon">{t("clock.undatedBy", { day: day(act) })}</Text>;
  const key = left < 0 ? "clock.passed" : "clock.act";
  return (
    <Text size="sm" component="span">
      <TimeLeft days={left} /> · {t(key, { day: day(act) })}
      {clock.last_day && <> · <span>{t("clock.last", { day: day(clock.last_day) })}</span></>}
    </Text>
  );
}

/** The clock to fear: a fatal one, soonest first. */
function nearest(clocks: readonly SimulatedClockOut[]): SimulatedClockOut | undefined {
  const dated = (clock: SimulatedClockOut) => clock.prudent_day ?? clock.not_later_than ?? "9999";
  return clocks.filter((clock) => !clock.shadow).sort((a, b) => Number(b.fatal) - Number(a.fatal) || dated(a).localeCompare(dated(b)))[0];
}
