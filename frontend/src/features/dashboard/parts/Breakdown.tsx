import { useTranslation } from "react-i18next";
import type { CountOut, DashboardOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { type Band, bandLink, BANDS, byLink } from "../links";
import { type Bar, BarList } from "./BarList";

/** As `TimeLeft` marks them: a shape beside the colour. */
const LOOK: Record<Band, { mark: string; tone: string }> = {
  expired: { mark: "■", tone: "expired" },
  within_48_hours: { mark: "▲", tone: "soon" },
  within_7_days: { mark: "◆", tone: "near" },
  within_14_days: { mark: "◆", tone: "near" },
  later: { mark: "●", tone: "calm" },
  none: { mark: "○", tone: "none" },
};

/** Open claims by urgency, by where they stand, by what is said and where. */
export function Breakdown({ board }: { board: DashboardOut }) {
  const { t } = useTranslation("dashboard");
  const label = useLabel();
  const bars = (by: "status" | "kind" | "platform", counts: readonly CountOut[]): Bar[] => counts.map(({ code, claims }) => ({
    key: code ?? "", claims, label: code === null ? t(`unknown.${by}` as "unknown.kind") : label(by, code), to: code === null ? undefined : byLink(by, code),
  }));
  const urgency = BANDS.map((band): Bar => ({
    key: band, label: t(`band.${band}`), ...LOOK[band], claims: board.by_urgency.find((one) => one.code === band)?.claims ?? 0, to: bandLink(band, board.as_of),
  }));
  return (
    <div className="eg-pair">
      <BarList title={t("urgency")} bars={urgency} note={t("urgencyNote")} />
      <BarList title={t("status")} bars={bars("status", board.by_status)} />
      <BarList title={t("kind")} bars={bars("kind", board.by_kind)} note={t("firstContent")} />
      <BarList title={t("platform")} bars={bars("platform", board.by_platform)} note={t("firstContent")} />
    </div>
  );
}
