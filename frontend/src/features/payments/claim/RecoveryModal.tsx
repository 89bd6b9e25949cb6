import { Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingRecordRecoveryMutation } from "@/api/@tanstack/react-query.gen";
import type { RecoveryIn } from "@/api/types.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Shares } from "./Shares";
import { Sides } from "../Sides";

const KINDS: RecoveryIn["kind"][] = ["costs", "damages", "provider_refund", "other_insurer"];

/** Money received for the claim: who gets what of it is shown before it is recorded. */
export default function RecoveryModal({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const today = parisDay(new Date());
  const [told, setTold] = useState<RecoveryIn>({ kind: "costs", amount: "", received_on: today, from: "", reference: null, insured_outlay: "" });
  const set = (changes: Partial<RecoveryIn>) => {
    setTold({ ...told, ...changes });
    rehearse.reset();
  };
  const rehearse = useAction(accountingRecordRecoveryMutation().mutationFn, { invalidates: [] });
  const record = useAction(accountingRecordRecoveryMutation().mutationFn, { done: t("recovery.done"), onDone: onClose });
  const body: RecoveryIn = { ...told, insured_outlay: told.kind === "costs" && told.insured_outlay ? told.insured_outlay : "0.00" };
  const request = { path: { reference: claim.reference }, body };
  const shared = rehearse.data;
  const send = () => void (shared ? record.run(request) : rehearse.run({ ...request, query: { dry_run: true } }));
  const errors = { ...rehearse.fields, ...record.fields };
  return (
    <ActionModal title={t("recovery.title")} submit={t(shared ? "recovery.send" : "recovery.preview")} pending={record.pending || rehearse.pending} problem={record.problem ?? rehearse.problem} onSubmit={send} onClose={onClose}>
      <Radio.Group label={t("recovery.kind")} value={told.kind} onChange={(kind) => set({ kind: kind as RecoveryIn["kind"] })}>
        <Stack gap="xs" mt={4}>{KINDS.map((one) => <Radio key={one} value={one} label={label("recovery_kind", one)} description={t(`recovery.is.${one}`)} />)}</Stack>
      </Radio.Group>
      <Sides>
        <AmountInput label={t("recovery.amount")} required value={told.amount} error={errors.amount} onChange={(amount) => set({ amount })} />
        <DayInput label={t("recovery.on")} required max={today} value={told.received_on} error={errors.received_on} onChange={(received_on) => set({ received_on })} />
        <TextInput label={t("recovery.from")} required maxLength={200} value={told.from} error={errors.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput label={t("recovery.reference")} maxLength={200} value={told.reference ?? ""} error={errors.reference} onChange={(event) => set({ reference: event.currentTarget.value || null })} />
      </Sides>
      {told.kind === "costs" && <AmountInput label={t("recovery.outlay")} description={t("recovery.outlayHelp")} positive={false} value={told.insured_outlay ?? ""} error={errors.insured_outlay} onChange={(insured_outlay) => set({ insured_outlay })} />}
      {shared && <Shares recovery={shared} />}
    </ActionModal>
  );
}
