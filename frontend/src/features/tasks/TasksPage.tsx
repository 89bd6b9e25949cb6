import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { tasksTasks } from "@/api/sdk.gen";
import type { TaskOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { usePages } from "@/lib/pages";
import { useShortcuts } from "@/lib/shortcuts";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { AssignTask } from "./AssignTask";
import { byBand } from "./bands";
import { NewTask } from "./NewTask";
import { TaskTable } from "./TaskTable";

const SHOWN = ["mine", "team", "done"] as const;
type Shown = (typeof SHOWN)[number];

/** What is to be done by a day: one's own first, what is late on top. */
export default function TasksPage() {
  const { t } = useTranslation("tasks");
  const { t: common } = useTranslation();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const shown: Shown = SHOWN.find((one) => one === params.get("show")) ?? "mine";
  const [adding, setAdding] = useState(false);
  const [giving, setGiving] = useState<TaskOut | null>(null);
  const query = { mine: shown === "mine", open: shown !== "done", limit: 100 };
  const tasks = usePages(["tasks", query], async (cursor, signal) => await tasksTasks({ query: { ...query, cursor }, signal }));
  const mayAdd = may("claims:edit");
  useShortcuts(mayAdd ? [{ keys: ["n"], label: t("add"), run: () => setAdding(true) }] : []);
  return (
    <Page title={t("title")} actions={mayAdd && <Button onClick={() => setAdding(true)}>{t("add")}</Button>}>
      <SegmentedControl w="fit-content" aria-label={t("whose")} value={shown} onChange={(show) => setParams({ show })} data={SHOWN.map((value) => ({ value, label: t(`shown.${value}`) }))} />
      <Wait query={tasks} rows={8}>
        {(found) => (
          <>
            {found.length === 0 && <Empty>{t(`empty.${shown}`)}</Empty>}
            {byBand(found).map(([band, own]) => (
              <Section key={band} title={t(`bands.${band}`, { count: own.length })}>
                <TaskTable caption={t(`bands.${band}`, { count: own.length })} tasks={own} showAssignee={shown !== "mine"} onAssign={may("tasks:close") ? setGiving : undefined} />
              </Section>
            ))}
            {tasks.hasNextPage && <Button variant="default" mx="auto" loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>{common("more")}</Button>}
          </>
        )}
      </Wait>
      {adding && <NewTask onClose={() => setAdding(false)} />}
      {giving && <AssignTask task={giving} onClose={() => setGiving(null)} />}
    </Page>
  );
}
