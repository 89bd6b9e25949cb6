import "./reports.css";
import { Button, Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { reportsMonthsOptions } from "@/api/@tanstack/react-query.gen";
import { month as named } from "@/lib/format";
import { Download } from "@/ui/Download";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import { MonthReport } from "./parts/MonthReport";
import { neighbours } from "./months";

const FILES = ["pdf", "xlsx", "csv"] as const;

/** The monthly report of the cover: its figures, its pages, its editions. */
export default function ReportsPage() {
  const { t } = useTranslation("reports");
  const months = useQuery(reportsMonthsOptions());
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Wait query={months} rows={12}>
        {(found) => (found.months.length === 0 ? <Empty>{t("none")}</Empty> : <Shown months={found.months.toSorted().reverse()} />)}
      </Wait>
    </Page>
  );
}

function Shown({ months }: { months: readonly string[] }) {
  const { t } = useTranslation("reports");
  const [params, setParams] = useSearchParams();
  const shown = months.find((one) => one === params.get("month")) ?? months[0] ?? "";
  const { before, after } = neighbours(months, shown);
  const show = (month: string) => setParams({ month }, { replace: true });
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Group align="flex-end" gap="xs" component="section" aria-label={t("choose")}>
          <NativeSelect label={t("month")} value={shown} data={months.map((value) => ({ value, label: named(value) }))} onChange={(event) => show(event.currentTarget.value)} />
          {before && <Button variant="default" onClick={() => show(before)}>{t("before")}</Button>}
          {after && <Button variant="default" onClick={() => show(after)}>{t("after")}</Button>}
        </Group>
        <Group gap="xs">
          {FILES.map((kind) => <Download key={`${shown} ${kind}`} href={`/api/v1/reports/monthly-coverage/${shown}.${kind}`} name={`couverture-${shown}.${kind}`}>{t(`file.${kind}`)}</Download>)}
        </Group>
      </Group>
      <MonthReport key={shown} month={shown} />
    </>
  );
}
