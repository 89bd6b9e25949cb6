import { Radio, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersAnswerLegalActionMutation, providersLegalActionOptions } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros, instant } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { Facts } from "../Facts";
import { fingerprint } from "./fingerprint";
import { FileDrop } from "@/ui/FileDrop";

const LARGEST = 50 * 1024 * 1024;

/** Is a legal action envisaged? Asked before a removal: afterwards the proof is no longer online. */
export default function LegalActionDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
  const { t } = useTranslation("missions");
  const question = useQuery(providersLegalActionOptions({ path: { reference } }));
  const [envisaged, setEnvisaged] = useState<boolean | null>(null);
  const [waiver, setWaiver] = useState("");
  const [reason, setReason] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [takenAt, setTakenAt] = useState("");
  const action = useAction(providersAnswerLegalActionMutation().mutationFn, { done: t("legal.done"), onDone: onClose });
  const send = async () => {
    if (envisaged === null) return;
    const capture = file && takenAt ? { sha256: await fingerprint(file), taken_at: new Date(takenAt).toISOString() } : undefined;
    const body = envisaged ? { envisaged, waiver_reason: waiver || undefined } : { envisaged, capture, reason: reason || undefined };
    await action.run({ path: { reference }, body });
  };
  const now = question.data;
  return (
    <ActionModal title={t("legal.title")} submit={t("legal.submit")} pending={action.pending} problem={action.problem} disabled={envisaged === null} onSubmit={() => void send()} onClose={onClose}>
      <Text size="sm">{t("legal.what")}</Text>
      {now && <Facts facts={[
        [t("legal.report"), now.report_ordered ? t("legal.reportOrdered") : t("legal.reportNone")],
        [t("legal.cost"), euros(now.report_cost)],
        [t("legal.left"), euros(now.remaining)],
        [t("legal.leftAfter"), euros(now.remaining_after_report)],
        [t("legal.before"), now.answer && t("legal.answered", { answer: t(now.answer.envisaged ? "legal.yes" : "legal.no"), at: instant(now.answer.answered_at), who: now.answer.answered_by })],
      ]} />}
      <Radio.Group label={t("legal.title")} required value={envisaged === null ? "" : envisaged ? "yes" : "no"} onChange={(value) => setEnvisaged(value === "yes")} error={action.fields.envisaged}>
        <Stack gap={6} mt={4}><Radio value="yes" label={t("legal.yes")} /><Radio value="no" label={t("legal.no")} /></Stack>
      </Radio.Group>
      {envisaged === true && <Textarea label={t("legal.waiver")} description={t("legal.waiverHelp")} minLength={3} maxLength={1000} autosize minRows={2} value={waiver} error={action.fields.waiver_reason} onChange={(event) => setWaiver(event.currentTarget.value)} />}
      {envisaged === false && (
        <>
          <FileDrop label={t("legal.capture")} accept="image/*,.pdf,.png,.jpg,.jpeg,.webp" kinds={t("legal.captureKinds")} maxBytes={LARGEST} file={file} onPick={setFile} required error={action.fields.capture ?? action.fields["capture.sha256"] ?? null} />
          <Text size="sm" c="dimmed">{t("legal.captureHelp")}</Text>
          <TextInput type="datetime-local" label={t("legal.takenAt")} required value={takenAt} error={action.fields["capture.taken_at"]} onChange={(event) => setTakenAt(event.currentTarget.value)} />
          <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </>
      )}
    </ActionModal>
  );
}
