import { Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesCreateImportMutation } from "@/api/@tanstack/react-query.gen";
import type { ImportRehearsal } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { FileDrop } from "@/ui/FileDrop";
import { Counts } from "./Counts";
import { LARGEST } from "./limits";
import { Rejects, Warnings } from "./Rejects";

/** A portfolio or life facts: rehearsed first, everything undone, then imported for good. */
export function SendPolicies({ onClose, onSent }: { onClose: () => void; onSent: (id: string) => void }) {
  const { t } = useTranslation("admin");
  const [file, setFile] = useState<File | null>(null);
  const [asOf, setAsOf] = useState(parisDay(new Date()));
  const [delta, setDelta] = useState(true);
  const [would, setWould] = useState<ImportRehearsal | null>(null);
  const rehearse = useAction(policiesCreateImportMutation().mutationFn, { invalidates: [], onDone: (answer) => setWould("id" in answer ? null : answer) });
  const send = useAction(policiesCreateImportMutation().mutationFn, { done: t("imports.queued"), onDone: (answer) => { if ("id" in answer) onSent(answer.id); onClose(); } });
  const pending = rehearse.pending || send.pending;
  const submit = () => {
    if (file === null) return;
    const body = { file, as_of: asOf, delta };
    void (would ? send.run({ body }) : rehearse.run({ body, query: { dry_run: true } }));
  };
  const changed = <T,>(set: (value: T) => void) => (value: T) => { setWould(null); set(value); };
  return (
    <ActionModal title={t("rooms.policyImports")} size="xl" submit={t(would ? "imports.import" : "imports.rehearse")} pending={pending} problem={send.problem ?? rehearse.problem} disabled={file === null} onSubmit={submit} onClose={onClose}>
      <FileDrop label={t("imports.file")} accept=".csv,text/csv" kinds={t("imports.csv")} maxBytes={LARGEST} required file={file} onPick={changed(setFile)} progress={pending ? 1 : null} error={rehearse.fields.file} />
      <DayInput label={t("imports.asOf")} required value={asOf} error={rehearse.fields.as_of} onChange={changed(setAsOf)} />
      <Checkbox label={t("imports.delta")} description={t("imports.deltaHelp")} checked={delta} onChange={(event) => changed(setDelta)(event.currentTarget.checked)} />
      {would && (
        <Stack gap="xs" role="status">
          <Text size="sm" fw={600}>{t("imports.would")}</Text>
          <Counts of={would} /><Warnings warnings={would.warnings} /><Rejects rejects={would.rejects} total={would.rejected} />
        </Stack>
      )}
    </ActionModal>
  );
}
