import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, claimsAddTaskMutation } from "@/api/@tanstack/react-query.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import type { ClaimActionProps } from "../contract";

export default function AddTask({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const me = useMe();
  const users = useQuery(accountsUsersOptions()).data ?? [];
  const [title, setTitle] = useState("");
  const [due, setDue] = useState("");
  const [who, setWho] = useState(claim.handler?.id ?? me.id);
  const add = useAction(claimsAddTaskMutation().mutationFn, { done: t("form.task.done"), onDone: onClose });
  const send = () => void add.run({ path: { reference: claim.reference }, body: { title: title.trim(), due_on: due, assignee_id: who } });
  return (
    <ActionModal title={label("claim_action", "add_task")} submit={t("form.task.submit")} pending={add.pending} problem={add.problem} disabled={title.trim() === "" || due === ""} onSubmit={send} onClose={onClose}>
      <TextInput label={t("form.task.title")} data-autofocus required maxLength={500} value={title} error={add.fields.title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <DayInput label={t("form.task.due")} required min={parisDay(new Date())} value={due} error={add.fields.due_on} onChange={setDue} />
      <NativeSelect label={t("form.task.who")} value={who} error={add.fields.assignee_id} onChange={(event) => setWho(event.currentTarget.value)} data={users.map((one) => ({ value: one.id, label: one.name }))} />
    </ActionModal>
  );
}
