import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SimulatedClockOut } from "@/api/types.gen";
import { day, daysUntil } from "@/lib/format";
import { TimeLeft } from "@/ui/TimeLeft";

/** One clock of a simulation: its days, its text, how it was counted, what would remind of it. */
export function SimulatedClock({ clock }: { clock: SimulatedClockOut }) {
  const { t } = useTranslation("declaration");
  const act = clock.prudent_day ?? clock.not_later_than;
  const marks = [clock.fatal && t("simulator.fatal"), clock.shadow && t("simulator.shadow"), clock.broken && t("simulator.broken"), ...clock.flags.map((flag) => flag.label)].filter(Boolean);
  return (
    <section className="eg-declare-content" aria-label={clock.title}>
      <Text fw={600}>{clock.title}{act && <> · <TimeLeft days={daysUntil(act)} /></>}</Text>
      <Text size="sm">
        {clock.prudent_day && `${t("simulator.prudent")} · ${day(clock.prudent_day)} · `}{clock.last_day && `${t("simulator.last")} · ${day(clock.last_day)} · `}{clock.duration} · {clock.article}
      </Text>
      {marks.length > 0 && <Text size="sm" c="dimmed">{marks.join(" · ")}</Text>}
      <details>
        <summary>{t("simulator.how")}</summary>
        <Text size="sm">{clock.explanation}</Text>
        {clock.rungs.length > 0 && (
          <>
            <Text size="sm" fw={600}>{t("simulator.reminders")}</Text>
            <List size="sm">{clock.rungs.map((rung) => <List.Item key={rung.code}>{day(rung.due_on)} · {rung.label}</List.Item>)}</List>
          </>
        )}
      </details>
    </section>
  );
}
