import { Select, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRecordInvoiceFileMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { FileDrop } from "@/ui/FileDrop";
import { useLabel } from "@/ui/Labels";
import { INVOICE_KINDS, type InvoiceKind } from "../invoices";
import { refusedFor } from "../refused";
import type { MissionDialogProps } from "../MissionModal";
import { missionKey } from "../reads";

const LARGEST = 5 * 1024 * 1024;

/** An electronic invoice or credit note: the server reads it, nothing is typed again. */
export default function InvoiceFileDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<InvoiceKind | null>(null);
  const [reason, setReason] = useState("");
  const action = useAction(paymentsRecordInvoiceFileMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("file.done"), onDone: onClose });
  const send = () => {
    if (file) void action.run({ path: { reference: mission.reference }, body: { file, ...(kind ? { kind } : {}), ...(reason ? { accept_differences: reason } : {}) } });
  };
  return (
    <ActionModal title={t("file.title")} submit={t("file.submit")} pending={action.pending} problem={action.problem} disabled={file === null} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("file.what")}</Text>
      <FileDrop label={t("file.file")} accept=".xml,.pdf,application/pdf,application/xml,text/xml" kinds={t("file.kinds")} maxBytes={LARGEST} file={file} onPick={setFile} required error={action.fields.file ?? null} />
      <Select label={t("invoice.kind")} description={t("file.kindHelp")} clearable value={kind} onChange={(value) => setKind(value as InvoiceKind | null)} data={INVOICE_KINDS.map((one) => ({ value: one, label: label("invoice_kind", one) }))} />
      {(reason !== "" || refusedFor(action.problem, "invoice_differs")) && <Textarea label={t("invoice.accept")} description={t("invoice.acceptHelp")} minLength={3} maxLength={1000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
    </ActionModal>
  );
}
