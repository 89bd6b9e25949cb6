import "./dashboard.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { reportsDashboardOptions } from "@/api/@tanstack/react-query.gen";
import type { DashboardOut } from "@/api/types.gen";
import { day, parisDay } from "@/lib/format";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import { Breakdown } from "./parts/Breakdown";
import { Handlers } from "./parts/Handlers";
import { Monthly } from "./parts/Monthly";
import { PeriodPicker } from "./parts/PeriodPicker";
import { Now, Past } from "./parts/Tiles";
import { type Span, spanOf } from "./period";

/** What is open today, and what each month of the period brought. */
export default function DashboardPage() {
  const { t } = useTranslation("dashboard");
  const [params, setParams] = useSearchParams();
  const now = parisDay(new Date()).slice(0, 7);
  const span = spanOf(params, now);
  const board = useQuery({ ...reportsDashboardOptions({ query: { from: span.from, to: span.to } }), placeholderData: keepPreviousData });
  return (
    <Page title={t("title")} lead={board.data && t("lead", { on: day(board.data.as_of) })}>
      <div className="eg-pilot">
        <Wait query={board} rows={16}>
          {(found) => <Shown board={found} span={span} now={now} coming={board.isPlaceholderData} onPick={(next) => setParams({ from: next.from, to: next.to }, { replace: true })} />}
        </Wait>
      </div>
    </Page>
  );
}

interface ShownProps {
  board: DashboardOut;
  span: Span;
  now: string;
  coming: boolean;
  onPick: (span: Span) => void;
}

function Shown({ board, span, now, coming, onPick }: ShownProps) {
  return (
    <>
      <Now board={board} />
      <Breakdown board={board} />
      <Handlers handlers={board.handlers} asOf={board.as_of} />
      <PeriodPicker span={span} now={now} onPick={onPick} />
      <div className="eg-pilot" aria-busy={coming || undefined}>
        <Past months={board.months} />
        <Monthly months={board.months} />
      </div>
    </>
  );
}
