import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeoverCreateImportMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimImportRehearsal } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { FileDrop } from "@/ui/FileDrop";
import { Counts } from "./Counts";
import { LARGEST } from "./limits";
import { Reconciliation } from "./Reconciliation";
import { Rejects } from "./Rejects";

/** Claims of another system: rehearsed first, everything undone, then taken over for good. */
export function SendClaims({ onClose, onSent }: { onClose: () => void; onSent: (id: string) => void }) {
  const { t } = useTranslation("admin");
  const [file, setFile] = useState<File | null>(null);
  const [would, setWould] = useState<ClaimImportRehearsal | null>(null);
  const rehearse = useAction(takeoverCreateImportMutation().mutationFn, { invalidates: [], onDone: (answer) => setWould("id" in answer ? null : answer) });
  const send = useAction(takeoverCreateImportMutation().mutationFn, { done: t("imports.queued"), onDone: (answer) => { if ("id" in answer) onSent(answer.id); onClose(); } });
  const pending = rehearse.pending || send.pending;
  const submit = () => {
    if (file !== null) void (would ? send.run({ body: { file } }) : rehearse.run({ body: { file }, query: { dry_run: true } }));
  };
  return (
    <ActionModal title={t("rooms.claimImports")} size="xl" submit={t(would ? "imports.import" : "imports.rehearse")} pending={pending} problem={send.problem ?? rehearse.problem} disabled={file === null} onSubmit={submit} onClose={onClose}>
      <FileDrop label={t("imports.file")} accept=".csv,.zip,text/csv" kinds={t("imports.csv")} maxBytes={LARGEST} required file={file} onPick={(picked) => { setWould(null); setFile(picked); }} progress={pending ? 1 : null} error={rehearse.fields.file} />
      {would && (
        <Stack gap="xs" role="status">
          <Text size="sm" fw={600}>{t("imports.would")}</Text>
          <Counts of={would} /><Reconciliation rows={would.reconciliation} whole={would.reconciled} /><Rejects rejects={would.rejects} total={would.rejected} />
        </Stack>
      )}
    </ActionModal>
  );
}
