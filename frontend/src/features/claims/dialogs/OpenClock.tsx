import { Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsOpenClockMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { RULES_BY_HAND } from "../codes";
import type { ClaimActionProps } from "../contract";
import { Recorded } from "./Recorded";

/** Only this one is a date to come: a judge set it. */
const AHEAD = "CONSIGNATION";

export default function OpenClock({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [clock, setClock] = useState({ rule: "REPLY_3M" as string, on: parisDay(new Date()), content: claim.contents[0]?.id ?? "", extension: "", proof: "", note: "" });
  const set = (change: Partial<typeof clock>) => setClock((now) => ({ ...now, ...change }));
  const open = useAction(claimsOpenClockMutation().mutationFn);
  if (open.data) return <Recorded title={t("form.clock.result")} sentences={open.data.opened ? [open.data.opened.explanation] : [t("form.clock.opened")]} deadlines={open.data.deadlines} onClose={onClose} />;
  const body = { rule: clock.rule, start_on: clock.on, content_id: clock.content || null, proof: clock.proof.trim() || null, note: clock.note.trim() || null, ...(clock.rule === "RGPD_1M" && clock.extension && { extension_told_on: clock.extension }) };
  return (
    <ActionModal title={label("claim_action", "open_clock")} submit={t("form.clock.submit")} pending={open.pending} problem={open.problem} disabled={clock.on === ""} onSubmit={() => void open.run({ path: { reference: claim.reference }, body })} onClose={onClose}>
      <NativeSelect label={t("form.clock.rule")} data-autofocus value={clock.rule} error={open.fields.rule} onChange={(event) => set({ rule: event.currentTarget.value })} data={RULES_BY_HAND.map((one) => ({ value: one, label: label("rule", one) }))} />
      <Group grow align="flex-start">
        <DayInput label={t("form.clock.on")} required max={clock.rule === AHEAD ? undefined : parisDay(new Date())} value={clock.on} error={open.fields.start_on} onChange={(on) => set({ on })} />
        <NativeSelect label={t("form.clock.content")} value={clock.content} error={open.fields.content_id} onChange={(event) => set({ content: event.currentTarget.value })}
          data={[{ value: "", label: t("form.clock.whole") }, ...claim.contents.map((one, index) => ({ value: one.id, label: t("content.heading", { number: index + 1 }) }))]} />
      </Group>
      {clock.rule === "RGPD_1M" && <DayInput label={t("form.clock.extension")} min={clock.on} value={clock.extension} error={open.fields.extension_told_on} onChange={(extension) => set({ extension })} />}
      <TextInput label={t("form.clock.proof")} maxLength={1000} value={clock.proof} error={open.fields.proof} onChange={(event) => set({ proof: event.currentTarget.value })} />
      <Textarea label={t("form.clock.note")} autosize minRows={2} maxLength={2000} value={clock.note} error={open.fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </ActionModal>
  );
}
