import { Group, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesCreateStatusFactMutation } from "@/api/@tanstack/react-query.gen";
import type { PolicyDetail, StatusFactIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Rehearsal } from "../parts/Rehearsal";
import { useRehearsed } from "./useRehearsed";

type Fact = StatusFactIn["fact"];
const FACTS: Fact[] = ["suspended", "resumed", "terminated", "replaced", "void"];

/** A suspension, a reinstatement, an end: seen first as the server would apply it, then recorded. */
export function StatusFactModal({ policy, onClose }: { policy: PolicyDetail; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const [fact, setFact] = useState<Fact>(policy.status.state === "suspended" ? "resumed" : "suspended");
  const [day, setDay] = useState(parisDay(new Date()));
  const [notice, setNotice] = useState("");
  const [by, setBy] = useState("");
  const [reason, setReason] = useState("");
  const path = { number: policy.number };
  const told: StatusFactIn = { fact, day, reason, ...(fact === "suspended" && { notice_on: notice }), ...(fact === "replaced" && { replaced_by: by }) };
  const rehearse = useAction(policiesCreateStatusFactMutation().mutationFn, { invalidates: [] });
  const record = useAction(policiesCreateStatusFactMutation().mutationFn, { done: t("facts.done"), onDone: onClose });
  const { would, submit } = useRehearsed(told, (body) => rehearse.run({ path, body, query: { dry_run: true } }), (body) => void record.run({ path, body }));
  const errors = { ...rehearse.fields, ...record.fields };
  return (
    <ActionModal title={t("facts.new")} submit={t(would ? "facts.record" : "facts.rehearse")} danger={would !== null && fact !== "resumed"} pending={rehearse.pending || record.pending} problem={record.problem ?? rehearse.problem} onSubmit={submit} onClose={onClose}>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <Select label={t("facts.fact")} required allowDeselect={false} value={fact} onChange={(value) => value && setFact(value as Fact)} data={FACTS.map((value) => ({ value, label: label("policy_fact", value) }))} />
        <DayInput label={t(fact === "resumed" ? "facts.paidOn" : "facts.day")} required value={day} error={errors.day} onChange={setDay} />
      </Group>
      {fact === "suspended" && <DayInput label={t("facts.notice")} required value={notice} error={errors.notice_on} onChange={setNotice} />}
      {fact === "replaced" && <TextInput label={t("facts.replacedBy")} required maxLength={40} value={by} error={errors.replaced_by} onChange={(event) => setBy(event.currentTarget.value)} />}
      <Textarea label={t("facts.reason")} autosize minRows={2} maxLength={500} value={reason} error={errors.reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {would && <Rehearsal before={policy} would={would} />}
    </ActionModal>
  );
}
