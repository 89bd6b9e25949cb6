import { useTranslation } from "react-i18next";
import type { DeadlineOut } from "@/api/types.gen";
import { TimeLeft } from "@/ui/TimeLeft";

/** Time left of a clock that runs. One that nothing is counted to is never said to be without a deadline: it waits for its date, or is somebody else's. */
export function Left({ clock }: { clock: Pick<DeadlineOut, "days_left" | "last_day"> }) {
  const { t } = useTranslation("claims");
  if (clock.days_left !== null) return <TimeLeft days={clock.days_left} />;
  return clock.last_day === null ? <strong>{t("band.undated")}</strong> : null;
}
