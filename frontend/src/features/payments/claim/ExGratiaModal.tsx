import { Radio, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsPayExGratiaMutation } from "@/api/@tanstack/react-query.gen";
import type { ExGratiaIn, PayeeKind } from "@/api/types.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { useLabel } from "@/ui/Labels";
import { PayeeName } from "./PayeeName";

const WHYS: NonNullable<ExGratiaIn["outside_limit"]>[] = ["ex_gratia", "third_person", "own_enquiries", "interest"];
const PAYEES: PayeeKind[] = ["insured", "lawyer", "heirs"];

/** A payment that uses up nothing of the guarantee, with the reason why. */
export default function ExGratiaModal({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const [why, setWhy] = useState<(typeof WHYS)[number]>("ex_gratia");
  const [kind, setKind] = useState<PayeeKind>("insured");
  const [name, setName] = useState("");
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const pay = useAction(paymentsPayExGratiaMutation().mutationFn, { done: t("exGratia.done"), onDone: onClose });
  const payee = kind === "insured" ? null : { kind, name };
  const send = () => void pay.run({ path: { reference: claim.reference }, body: { amount, reason, outside_limit: why, payee } });
  return (
    <ActionModal title={t("exGratia.title")} submit={t("propose")} pending={pay.pending} problem={pay.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm" c="dimmed">{t("exGratia.means")}</Text>
      <Radio.Group label={t("exGratia.why")} value={why} onChange={(next) => setWhy(next as typeof why)}>
        <Stack gap="xs" mt={4}>{WHYS.map((one) => <Radio key={one} value={one} label={label("outside_limit", one)} description={t(`exGratia.is.${one}`)} />)}</Stack>
      </Radio.Group>
      <AmountInput label={t("payment.amount")} required value={amount} error={pay.fields.amount} onChange={setAmount} />
      <div>
        <Text size="sm" fw={500} id="paid-to">{t("exGratia.to")}</Text>
        <SegmentedControl aria-labelledby="paid-to" value={kind} onChange={(next) => setKind(next as PayeeKind)} data={PAYEES.map((one) => ({ value: one, label: label("payee_kind", one) }))} />
      </div>
      {kind !== "insured" && <PayeeName label={t("payee.name")} kind={kind} value={name} onChange={setName} error={pay.fields["payee.name"]} />}
      <Textarea label={t("reason")} required minLength={3} maxLength={1000} value={reason} error={pay.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
