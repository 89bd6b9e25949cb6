import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { reportsReadOptions } from "@/api/@tanstack/react-query.gen";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { lastDone, underWay } from "../months";
import { Figures } from "./Figures";
import { Preview } from "./Preview";
import { Runs } from "./Runs";

const LOOK_AGAIN_MS = 2_000;

/** A month told: its figures beside its pages; while an edition is made, its progress is followed. */
export function MonthReport({ month }: { month: string }) {
  const { t } = useTranslation("reports");
  const report = useQuery({
    ...reportsReadOptions({ path: { month } }),
    refetchInterval: ({ state }) => (state.data && underWay(state.data.runs) ? LOOK_AGAIN_MS : false),
  });
  return (
    <Wait query={report} rows={14}>
      {(found) => (
        <div className="eg-report">
          <div className="eg-report-told">
            <Figures report={found} />
            <Runs report={found} />
          </div>
          <Section title={t("preview.title")}><Preview key={lastDone(found.runs)?.id ?? ""} month={month} edition={lastDone(found.runs)} /></Section>
        </div>
      )}
    </Wait>
  );
}
