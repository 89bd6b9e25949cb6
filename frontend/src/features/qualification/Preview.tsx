import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { clockChanges } from "./clocks";

/** The deadlines as they would stand: what opens, moves, stops. */
export function Preview({ now, then, content }: { now: ClaimOut; then: ClaimOut; content: string }) {
  const { t } = useTranslation("qualification");
  const changes = clockChanges(now.deadlines, then.deadlines, content);
  return (
    <div role="status" className="eg-preview">
      <Text fw={600} size="sm">{t("previewTitle")}</Text>
      {changes.length === 0 && <Text size="sm">{t("noClock")}</Text>}
      <ul className="eg-clocks">
        {changes.map((one) => (
          <li key={`${one.rule} ${one.change}`} data-change={one.change}>
            <strong>{t(one.change)}</strong> · {one.title}
            {one.change !== "gone" && <> · {one.lastDay ? t("lastDay", { day: day(one.lastDay) }) : t("undated")}{one.prudentDay && ` · ${t("prudent", { day: day(one.prudentDay) })}`}</>}
            {one.change === "moved" && one.before && ` (${t("before", { day: day(one.before) })})`}
            {one.fatal && ` · ${t("fatal")}`}{one.shadow && ` · ${t("shadow")}`}
          </li>
        ))}
      </ul>
      {then.warnings.map((one) => <Text key={one.message} size="sm">{one.message}</Text>)}
    </div>
  );
}
