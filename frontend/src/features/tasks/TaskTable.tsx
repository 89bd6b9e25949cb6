import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { tasksCompleteMutation } from "@/api/@tanstack/react-query.gen";
import type { TaskOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { daysUntil, instant } from "@/lib/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { type Column, Table } from "@/ui/Table";
import { TimeLeft } from "@/ui/TimeLeft";

interface TaskTableProps {
  caption: string;
  tasks: TaskOut[];
  showAssignee: boolean;
  onAssign?: (task: TaskOut) => void;
}

/** Tasks of one band. */
export function TaskTable({ caption, tasks, showAssignee, onAssign }: TaskTableProps) {
  const { t } = useTranslation("tasks");
  const may = useMay();
  const [closing, setClosing] = useState<string | null>(null);
  const complete = useAction(tasksCompleteMutation().mutationFn, { done: t("completed") });
  const close = (task: TaskOut) => {
    setClosing(task.id);
    void complete.run({ path: { task_id: task.id } });
  };
  const columns: Column<TaskOut>[] = [
    { key: "due", label: t("columns.due"), cell: (task) => (task.done_at ? instant(task.done_at) : <TimeLeft days={daysUntil(task.due_on)} />) },
    { key: "title", label: t("columns.title"), cell: (task) => task.title },
    { key: "about", label: t("columns.about"), cell: (task) => <About task={task} /> },
    ...(showAssignee ? [{ key: "assignee", label: t("columns.assignee"), cell: (task: TaskOut) => (task.done_at ? task.done_by : (task.assignee ?? t("team"))) }] : []),
    {
      key: "actions", label: t("columns.actions"), right: true,
      cell: (task) => !task.done_at && may("tasks:close") && (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {onAssign && <Button size="compact-sm" variant="subtle" aria-label={t("giveOf", { title: task.title })} onClick={() => onAssign(task)}>{t("give")}</Button>}
          <Button size="compact-sm" variant="light" aria-label={t("completeOf", { title: task.title })} loading={complete.pending && closing === task.id} onClick={() => close(task)}>{t("complete")}</Button>
        </Group>
      ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={complete.problem} />
      <Table caption={caption} columns={columns} rows={tasks} rowKey={(task) => task.id} empty="" />
    </>
  );
}

function About({ task }: { task: TaskOut }) {
  if (task.claim_reference) return <Link className="eg-link eg-money" to={`/claims/${task.claim_reference}`}>{task.claim_reference}</Link>;
  if (task.policy_number) return <Link className="eg-link eg-money" to={`/policies/${encodeURIComponent(task.policy_number)}`}>{task.policy_number}</Link>;
  return null;
}
