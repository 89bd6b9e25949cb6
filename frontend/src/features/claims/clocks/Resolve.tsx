import { NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsResolveDeadlineMutation } from "@/api/@tanstack/react-query.gen";
import type { Closure, DeadlineOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { useRecordedActs } from "../dialogs/recorded-acts";
import { closuresOf, needsSupervisor } from "./closures";

export function Resolve({ reference, clock, onClose }: { reference?: string; clock: DeadlineOut; onClose: () => void }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { role } = useMe();
  const today = parisDay(new Date());
  const reasons = closuresOf(clock, role, today);
  const [told, setTold] = useState({ reason: reasons[0] ?? "act_served", act: "", proof: "", note: "" });
  const acts = useRecordedActs(reference);
  const set = (change: Partial<typeof told>) => setTold((now) => ({ ...now, ...change }));
  const resolve = useAction(claimsResolveDeadlineMutation().mutationFn, { done: t("clocks.resolved"), onDone: onClose });
  const send = () => void resolve.run({ path: { deadline_id: clock.id }, body: { reason: told.reason, act_id: told.act || null, proof: told.proof.trim() || null, note: told.note.trim() || null } });
  return (
    <ActionModal title={t("clocks.resolve")} submit={t("clocks.resolve")} pending={resolve.pending} problem={resolve.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm">{label("rule", clock.rule)}. {t("clocks.resolveHint")}</Text>
      {needsSupervisor(clock, role, today) && <Text size="sm">{t("clocks.lapsedFatal")}</Text>}
      <NativeSelect label={t("clocks.reason")} data-autofocus value={told.reason} error={resolve.fields.reason} onChange={(event) => set({ reason: event.currentTarget.value as Closure })} data={reasons.map((one) => ({ value: one, label: label("clock_closure", one) }))} />
      {acts.length > 0 && <NativeSelect label={t("clocks.act")} value={told.act} error={resolve.fields.act_id} onChange={(event) => set({ act: event.currentTarget.value })} data={[{ value: "", label: t("clocks.noAct") }, ...acts.map((one) => ({ value: one.id, label: one.words }))]} />}
      <TextInput label={t("clocks.proof")} maxLength={1000} value={told.proof} error={resolve.fields.proof} onChange={(event) => set({ proof: event.currentTarget.value })} />
      <Textarea label={t("clocks.note")} autosize minRows={2} maxLength={2000} value={told.note} error={resolve.fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </ActionModal>
  );
}
