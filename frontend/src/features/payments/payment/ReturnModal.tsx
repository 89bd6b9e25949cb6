import { Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRecordReturnMutation } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut, ReturnIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { StaleNotice } from "@/ui/StaleNotice";
import { kindsOf } from "./kinds";
import { Summary } from "./Summary";
import { paymentKey, usePaymentFields, usePaymentVersions } from "./versions";

/** Money that came back: what it means for the claim depends on why. */
export function ReturnModal({ payment, onClose }: { payment: PaymentOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const today = parisDay(new Date());
  const kinds = kindsOf(payment);
  const [kind, setKind] = useState<ReturnIn["kind"]>(kinds[0] ?? "undue");
  const [amount, setAmount] = useState("");
  const [on, setOn] = useState(today);
  const [code, setCode] = useState("");
  const [reason, setReason] = useState("");
  const record = useAction(paymentsRecordReturnMutation().mutationFn, { becomes: paymentKey(payment.reference), done: t("return.done"), onDone: onClose });
  const edit = usePaymentVersions(payment, record.stale);
  const whole = kind === "returned_transfer";
  const send = (version = edit.version) =>
    void record.run({ path: { reference: payment.reference }, headers: ifMatch(version), body: { kind, amount: whole ? null : amount || null, received_on: on || null, code: code || null, reason } });
  return (
    <ActionModal title={t("return.title", { reference: payment.reference })} submit={t("return.open")} pending={record.pending}
      problem={record.stale ? null : record.problem} onSubmit={() => send()} onClose={onClose}>
      <StaleNotice edit={edit} fields={usePaymentFields()} typed={[{ label: t("reason"), value: reason }]} onResume={send} onDrop={onClose} />
      <Summary payment={edit.now} />
      <Radio.Group label={t("return.kind")} value={kind} onChange={(next) => setKind(next as ReturnIn["kind"])}>
        <Stack gap="xs" mt={4}>{kinds.map((one) => <Radio key={one} value={one} label={label("return_kind", one)} description={t(`return.means.${one}`)} />)}</Stack>
      </Radio.Group>
      {!whole && <AmountInput label={t("return.amount")} description={t("return.amountHelp")} max={payment.amount} value={amount} error={record.fields.amount} onChange={setAmount} />}
      <DayInput label={t("return.on")} max={today} required value={on} error={record.fields.received_on} onChange={setOn} />
      {whole && <TextInput label={t("return.code")} description={t("return.codeHelp")} value={code} onChange={(event) => setCode(event.currentTarget.value)} />}
      <Textarea label={t("reason")} required minLength={3} maxLength={1000} value={reason} error={record.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
