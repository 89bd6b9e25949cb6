import { Button, CopyButton, Loader, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { reportsReadQueryKey, reportsRequestRunMutation } from "@/api/@tanstack/react-query.gen";
import type { BackendReportingSchemasMonthOut as MonthOut, RunOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { instant } from "@/lib/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { underWay } from "../months";

const COLORS: Record<string, string> = { queued: "grape", running: "blue", done: "teal", failed: "orange" };

/** The editions of a month, the last one first; a new one tells the month again as it is known now. */
export function Runs({ report }: { report: MonthOut }) {
  const { t } = useTranslation("reports");
  const may = useMay();
  const ask = useAction(reportsRequestRunMutation().mutationFn, { invalidates: [reportsReadQueryKey({ path: { month: report.month } })] });
  const coming = underWay(report.runs);
  const state = (run: RunOut) => t(`runs.state.${run.state}` as "runs.state.done");
  const columns: Column<RunOut>[] = [
    { key: "asked", label: t("runs.asked"), cell: (run) => instant(run.requested_at) },
    { key: "by", label: t("runs.by"), cell: (run) => (run.requested_by === "planification" ? t("runs.scheduled") : run.requested_by) },
    { key: "state", label: t("runs.became"), cell: (run) => <><span className="eg-status" data-color={COLORS[run.state]}>{state(run)}</span>{run.error && <Text size="sm" mt={4}>{run.error}</Text>}</> },
    { key: "done", label: t("runs.finished"), cell: (run) => (run.finished_at ? instant(run.finished_at) : "–") },
    { key: "print", label: t("runs.print"), right: true, cell: (run) => run.sha256 && <Fingerprint value={run.sha256} at={instant(run.requested_at)} /> },
  ];
  return (
    <Section title={t("runs.title")} actions={may("reports:run") && !coming && <Button size="compact-sm" loading={ask.pending} onClick={() => void ask.run({ path: { month: report.month } })}>{t("runs.ask")}</Button>}>
      <div role="status" className="eg-report-coming">
        {coming && <><Loader size="xs" aria-hidden /> {t(coming.state === "queued" ? "runs.queued" : "runs.running")}</>}
      </div>
      <ProblemAlert problem={ask.problem} />
      <Table caption={t("runs.title")} columns={columns} rows={report.runs} rowKey={(run) => run.id} empty={t(may("reports:run") ? "runs.none" : "runs.noneRead")} />
    </Section>
  );
}

/** What tells this edition from any other PDF; for the person who was given a copy and doubts it. */
function Fingerprint({ value, at }: { value: string; at: string }) {
  const { t } = useTranslation("reports");
  const { t: common } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => <Button size="compact-xs" variant="subtle" aria-label={t("runs.copyOf", { at })} onClick={copy}>{copied ? common("copied") : t("runs.copy")}</Button>}
    </CopyButton>
  );
}
