import { Radio, Rating, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersEstablishCauseMutation, providersRateMutation, providersRecordCheckMutation } from "@/api/@tanstack/react-query.gen";
import type { Cause, CheckOut, Seen } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import type { MissionDialogProps } from "../MissionModal";

const CAUSES: Cause[] = ["provider_action", "author_withdrew", "platform_own_motion", "court", "unknown"];
const SEEN: Seen[] = ["gone", "still_there", "changed", "reappeared"];

/** Why a content is gone, with its proof. */
export function CauseDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const [cause, setCause] = useState<Cause | null>(null);
  const [proof, setProof] = useState("");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const action = useAction(providersEstablishCauseMutation().mutationFn, { done: t("cause.done"), onDone: onClose });
  const send = () => {
    if (cause) void action.run({ path: { reference: mission.reference }, body: { cause, proof: proof || undefined, established_on: on } });
  };
  return (
    <ActionModal title={t("cause.title")} submit={t("cause.submit")} pending={action.pending} problem={action.problem} disabled={cause === null} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("cause.what")}</Text>
      <Select label={t("cause.cause")} required value={cause} error={action.fields.cause} onChange={(value) => setCause(value as Cause | null)} data={CAUSES.map((one) => ({ value: one, label: label("removal_cause", one) }))} />
      <Textarea label={t("cause.proof")} required={cause !== null && cause !== "unknown"} maxLength={2000} autosize minRows={2} value={proof} error={action.fields.proof} onChange={(event) => setProof(event.currentTarget.value)} />
      <DayInput label={t("cause.day")} required max={parisDay(new Date())} value={on} error={action.fields.established_on} onChange={setOn} />
    </ActionModal>
  );
}

/** What a later look shows. */
export function CheckDialog({ mission, check, onClose }: MissionDialogProps & { check: CheckOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const [seen, setSeen] = useState<Seen>("gone");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [proof, setProof] = useState("");
  const [note, setNote] = useState("");
  const action = useAction(providersRecordCheckMutation().mutationFn, { done: t("check.done"), onDone: onClose });
  const send = () => void action.run({
    path: { reference: mission.reference, check_id: check.id }, body: { result: seen, checked_on: on, proof: proof || undefined, note: note || undefined },
  });
  return (
    <ActionModal title={t("check.title", { days: check.after_days })} submit={t("check.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Radio.Group label={t("check.seen")} value={seen} onChange={(value) => setSeen(value as Seen)} error={action.fields.result}>
        <Stack gap={6} mt={4}>{SEEN.map((one) => <Radio key={one} value={one} label={label("removal_seen", one)} />)}</Stack>
      </Radio.Group>
      <DayInput label={t("check.day")} required max={parisDay(new Date())} value={on} error={action.fields.checked_on} onChange={setOn} />
      <Textarea label={t("check.proof")} maxLength={2000} autosize minRows={2} value={proof} error={action.fields.proof} onChange={(event) => setProof(event.currentTarget.value)} />
      <Textarea label={t("check.note")} maxLength={2000} autosize minRows={1} value={note} error={action.fields.note} onChange={(event) => setNote(event.currentTarget.value)} />
    </ActionModal>
  );
}

/** A note from 1 to 5; one's last note counts. */
export function RateDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  const action = useAction(providersRateMutation().mutationFn, { done: t("rate.done"), onDone: onClose });
  const send = () => void action.run({ path: { reference: mission.reference }, body: { score, comment: comment || undefined } });
  return (
    <ActionModal title={t("rate.title", { provider: mission.provider_name })} submit={t("rate.submit")} pending={action.pending} problem={action.problem} disabled={score === 0} onSubmit={send} onClose={onClose}>
      <Stack gap={4}>
        <Text size="sm" fw={500}>{t("rate.score")}</Text>
        <Rating size="lg" value={score} onChange={setScore} getSymbolLabel={(value) => t("rate.stars", { count: value })} />
      </Stack>
      <Textarea label={t("rate.comment")} maxLength={1000} autosize minRows={2} value={comment} error={action.fields.comment} onChange={(event) => setComment(event.currentTarget.value)} />
    </ActionModal>
  );
}
