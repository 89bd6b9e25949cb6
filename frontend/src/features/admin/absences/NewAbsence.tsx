import { Group, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsRecordAbsenceMutation } from "@/api/@tanstack/react-query.gen";
import type { UserOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";

export function NewAbsence({ user, users, onClose }: { user: string; users: readonly UserOut[]; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const today = parisDay(new Date());
  const [start, setStart] = useState(today);
  const [end, setEnd] = useState(today);
  const [substitute, setSubstitute] = useState<string | null>(null);
  const record = useAction(accountsRecordAbsenceMutation().mutationFn, { done: t("absences.done"), onDone: onClose });
  const begin = (value: string) => {
    setStart(value);
    if (value > end) setEnd(value);
  };
  return (
    <ActionModal title={t("absences.new")} submit={t("absences.record")} pending={record.pending} problem={record.problem} onClose={onClose}
      onSubmit={() => void record.run({ path: { user_id: user }, body: { starts_on: start, ends_on: end, ...(substitute && { substitute_id: substitute }) } })}>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <DayInput label={t("absences.first")} required value={start} error={record.fields.starts_on} onChange={begin} />
        <DayInput label={t("absences.last")} required min={start} value={end} error={record.fields.ends_on} onChange={setEnd} />
      </Group>
      <Select label={t("absences.substitute")} description={t("absences.substituteHelp")} searchable clearable value={substitute} error={record.fields.substitute_id} onChange={setSubstitute}
        data={users.filter((one) => one.id !== user && one.active).map((one) => ({ value: one.id, label: one.name }))} />
    </ActionModal>
  );
}
