import { useTranslation } from "react-i18next";

export type Urgency = "expired" | "soon" | "near" | "calm";

/** Bands of the whole UI: passed, within two days, within a fortnight, later. `days` counts to the prudent day. */
export const urgencyOf = (days: number): Urgency => (days < 0 ? "expired" : days <= 2 ? "soon" : days <= 14 ? "near" : "calm");

const MARK: Record<Urgency, string> = { expired: "■", soon: "▲", near: "◆", calm: "●" };

/** Days left to the prudent day: a shape, words and a colour, never the colour alone. */
export function TimeLeft({ days }: { days: number | null }) {
  const { t } = useTranslation();
  if (days === null) return <span className="eg-time">{t("time.none")}</span>;
  const urgency = urgencyOf(days);
  const text = days < 0 ? t("time.passed", { count: -days }) : days === 0 ? t("time.today") : t("time.left", { count: days });
  return (
    <span className="eg-time" data-urgency={urgency}>
      <span aria-hidden>{MARK[urgency]}</span> {text}
    </span>
  );
}
