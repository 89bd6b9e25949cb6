import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { day } from "@/lib/format";
import { TimeLeft } from "@/ui/TimeLeft";
import type { ComplaintClock } from "./clocks";

/** Where one clock of a complaint stands: done, running, or not for this level. */
export function ClockLine({ clock, short }: { clock: ComplaintClock; short?: boolean }) {
  const { t } = useTranslation("complaints");
  if (clock.done) return <Text span size="sm" style={{ whiteSpace: "nowrap" }}><span aria-hidden>✓</span> {short ? day(clock.done) : t("clock.done", { day: day(clock.done) })}</Text>;
  if (clock.by === null) return <Text span size="sm" c="dimmed">{short ? <span aria-label={t("clock.none")}>–</span> : t("clock.none")}</Text>;
  if (clock.key === "mediation") return <Text span size="sm" style={{ whiteSpace: "nowrap" }}>{short ? day(clock.by) : t("clock.until", { day: day(clock.by) })}</Text>;
  return (
    <Text span size="sm">
      <span style={{ whiteSpace: "nowrap" }}>{short ? day(clock.by) : t("clock.until", { day: day(clock.by) })}</span>{short ? <br /> : " "}<TimeLeft days={clock.left} />
    </Text>
  );
}
