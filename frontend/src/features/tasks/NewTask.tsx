import { Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsAddTaskMutation, claimsWorkListOptions } from "@/api/@tanstack/react-query.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { TEAM, useColleagues } from "./useColleagues";

/** A task made by hand, on a claim found by its reference or its policyholder. */
export function NewTask({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const colleagues = useColleagues();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), 200);
  const [reference, setReference] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [due, setDue] = useState(parisDay(new Date()));
  const [to, setTo] = useState(me.role === "handler" || me.role === "supervisor" ? me.id : TEAM);
  const claims = useQuery({ ...claimsWorkListOptions({ query: { q: query, limit: 20 } }), placeholderData: keepPreviousData });
  const add = useAction(claimsAddTaskMutation().mutationFn, { done: t("added"), onDone: onClose });
  const send = () => {
    if (reference) void add.run({ path: { reference }, body: { title: title.trim(), due_on: due, assignee_id: to === TEAM ? null : to } });
  };
  return (
    <ActionModal title={t("add")} submit={t("keep")} pending={add.pending} problem={add.problem} disabled={!reference || title.trim() === "" || due === ""} onSubmit={send} onClose={onClose}>
      <Select label={t("claim")} required searchable data-autofocus nothingFoundMessage={t("noClaim")} searchValue={typed} onSearchChange={setTyped} value={reference} onChange={setReference}
        filter={({ options }) => options} data={(claims.data?.items ?? []).map((claim) => ({ value: claim.reference, label: `${claim.reference} · ${claim.insured_name}` }))} />
      <TextInput label={t("columns.title")} required maxLength={500} value={title} error={add.fields.title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <TextInput type="date" label={t("dueOn")} required value={due} error={add.fields.due_on} onChange={(event) => setDue(event.currentTarget.value)} />
      <Select label={t("to")} data={colleagues} value={to} allowDeselect={false} searchable error={add.fields.assignee_id} onChange={(value) => setTo(value ?? TEAM)} />
    </ActionModal>
  );
}
