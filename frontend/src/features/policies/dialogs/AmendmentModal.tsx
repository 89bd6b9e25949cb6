import { Group, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesCreateAmendmentMutation } from "@/api/@tanstack/react-query.gen";
import type { PolicyDetail } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Rehearsal } from "../parts/Rehearsal";
import { type AmendmentForm, amendmentBody, type Change, type Kind } from "./amendment";
import { ChangeFields } from "./ChangeFields";
import { useRehearsed } from "./useRehearsed";

const KINDS: Kind[] = ["formula", "terms", "anniversary", "end", "correction"];
const CHANGES: Change[] = ["formula", "terms", "anniversary", "end"];

/** An amendment: seen first as the server would apply it, then recorded. */
export function AmendmentModal({ policy, onClose }: { policy: PolicyDetail; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const today = parisDay(new Date());
  const { anniversary, product, terms_version: version } = policy.binding;
  const [form, setForm] = useState<AmendmentForm>({
    kind: "formula", corrects: "anniversary", effect_on: today, issued_on: today, reason: "", product, version: String(version), month: String(anniversary.month), day: String(anniversary.day), end_on: "", end_removed: false,
  });
  const set = (changes: Partial<AmendmentForm>) => setForm((before) => ({ ...before, ...changes }));
  const path = { number: policy.number };
  const rehearse = useAction(policiesCreateAmendmentMutation().mutationFn, { invalidates: [] });
  const record = useAction(policiesCreateAmendmentMutation().mutationFn, { done: t("amendments.done"), onDone: onClose });
  const { would, submit } = useRehearsed(amendmentBody(form), (body) => rehearse.run({ path, body, query: { dry_run: true } }), (body) => void record.run({ path, body }));
  const errors = { ...rehearse.fields, ...record.fields };
  return (
    <ActionModal title={t("amendments.new")} submit={t(would ? "amendments.record" : "amendments.rehearse")} pending={rehearse.pending || record.pending} problem={record.problem ?? rehearse.problem} onSubmit={submit} onClose={onClose}>
      <Select label={t("amendments.kind")} required allowDeselect={false} value={form.kind} onChange={(value) => value && set({ kind: value as Kind })} data={KINDS.map((value) => ({ value, label: label("amendment_kind", value) }))} />
      {form.kind === "correction" && (
        <Select label={t("amendments.change")} required allowDeselect={false} value={form.corrects} onChange={(value) => value && set({ corrects: value as Change })} data={CHANGES.map((value) => ({ value, label: label("amendment_kind", value) }))} />
      )}
      <ChangeFields form={form} errors={errors} onChange={set} />
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <DayInput label={t("amendments.effect")} required min={policy.inception_on} value={form.effect_on} error={errors.effect_on} onChange={(value) => set({ effect_on: value })} />
        <DayInput label={t("amendments.issued")} required value={form.issued_on} error={errors.issued_on} onChange={(value) => set({ issued_on: value })} />
      </Group>
      <Textarea label={t("amendments.reason")} required autosize minRows={2} maxLength={500} value={form.reason} error={errors.reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
      {would && <Rehearsal before={policy} would={would} />}
    </ActionModal>
  );
}
