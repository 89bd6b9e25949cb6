import { Select, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tasksAssignMutation } from "@/api/@tanstack/react-query.gen";
import type { TaskOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { TEAM, useColleagues } from "./useColleagues";

/** Gives a task to somebody, or back to the team. */
export function AssignTask({ task, onClose }: { task: TaskOut; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const colleagues = useColleagues();
  const [to, setTo] = useState(task.assignee_id ?? TEAM);
  const assign = useAction(tasksAssignMutation().mutationFn, { done: t("given"), onDone: onClose });
  const send = () => void assign.run({ path: { task_id: task.id }, body: { assignee_id: to === TEAM ? null : to } });
  return (
    <ActionModal title={t("giveTitle")} submit={t("give")} size="md" pending={assign.pending} problem={assign.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm">{task.title}</Text>
      <Select label={t("to")} data={colleagues} value={to} allowDeselect={false} searchable data-autofocus error={assign.fields.assignee_id} onChange={(value) => setTo(value ?? TEAM)} />
    </ActionModal>
  );
}
