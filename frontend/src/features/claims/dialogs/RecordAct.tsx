import { Checkbox, Group, NativeSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsRecordActMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { ACTS } from "../codes";
import type { ClaimActionProps } from "../contract";
import { Recorded } from "./Recorded";
import { useRecordedActs } from "./recorded-acts";

export default function RecordAct({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [act, setAct] = useState({ code: "", date: parisDay(new Date()), contents: [] as string[], proof: "", note: "", dispatched: "", corrects: "" });
  const acts = useRecordedActs(claim.reference);
  const set = (change: Partial<typeof act>) => setAct((now) => ({ ...now, ...change }));
  const record = useAction(claimsRecordActMutation().mutationFn);
  if (record.data) {
    const told = [...new Set([...record.data.effects, ...record.data.by_clock.map((one) => one.sentence)])];
    return <Recorded title={t("form.act.effects")} sentences={told} deadlines={record.data.deadlines} onClose={onClose} />;
  }
  const correct = (id: string) => {
    const old = acts.find((one) => one.id === id);
    set(old ? { corrects: id, code: old.code, date: old.date, contents: old.content_ids, proof: old.proof ?? "", note: old.note ?? "", dispatched: old.dispatched_on ?? "" } : { corrects: "" });
  };
  const body = { code: act.code, date: act.date, content_ids: act.contents, proof: act.proof.trim() || null, note: act.note.trim() || null, dispatched_on: act.dispatched || null, corrects: act.corrects || null };
  return (
    <ActionModal title={label("claim_action", "record_act")} submit={t("form.act.submit")} pending={record.pending} problem={record.problem} disabled={act.code === "" || act.date === ""} onClose={onClose} onSubmit={() => void record.run({ path: { reference: claim.reference }, body })}>
      {acts.length > 0 && <NativeSelect label={t("form.act.corrects")} value={act.corrects} error={record.fields.corrects} onChange={(event) => correct(event.currentTarget.value)} data={[{ value: "", label: t("form.act.none") }, ...acts.map((one) => ({ value: one.id, label: one.words }))]} />}
      <Select label={t("form.act.code")} data-autofocus openOnFocus={false} searchable required value={act.code || null} error={record.fields.code} onChange={(code) => set({ code: code ?? "" })} data={ACTS.map((one) => ({ value: one, label: t(`act.${one}`) }))} />
      <Group grow align="flex-start">
        <DayInput label={t("form.act.on")} required max={parisDay(new Date())} value={act.date} error={record.fields.date} onChange={(date) => set({ date })} />
        <DayInput label={t("form.act.dispatched")} max={act.date} value={act.dispatched} error={record.fields.dispatched_on} onChange={(dispatched) => set({ dispatched })} />
      </Group>
      {claim.contents.length > 1 && (
        <Checkbox.Group label={t("form.act.contents")} value={act.contents} onChange={(contents) => set({ contents })}>
          <Stack gap={8} mt={4}>{claim.contents.map((one, index) => <Checkbox key={one.id} size="xs" value={one.id} label={[t("content.heading", { number: index + 1 }), one.excerpt ?? one.url ?? one.place].filter(Boolean).join(" · ")} />)}</Stack>
        </Checkbox.Group>
      )}
      <TextInput label={t("form.act.proof")} maxLength={1000} value={act.proof} error={record.fields.proof} onChange={(event) => set({ proof: event.currentTarget.value })} />
      <Textarea label={t("form.act.note")} autosize minRows={2} maxLength={2000} value={act.note} error={record.fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </ActionModal>
  );
}
