import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRecordPayeeCheckMutation } from "@/api/@tanstack/react-query.gen";
import type { PayeeCheckIn, PaymentOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { AccountOf } from "../payees/AccountOf";

const RESULTS: PayeeCheckIn["result"][] = ["match", "close_match", "no_match", "not_available"];

/** What the bank answered when asked whether the account is in this name. */
export function PayeeCheckModal({ payment, onClose }: { payment: PaymentOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const [result, setResult] = useState<PayeeCheckIn["result"] | "">("");
  const record = useAction(paymentsRecordPayeeCheckMutation().mutationFn, { done: t("payeeCheck.done"), onDone: onClose });
  const send = () => result && void record.run({ path: { reference: payment.reference }, body: { result } });
  return (
    <ActionModal title={t("payeeCheck.title", { payee: payment.payee_name })} submit={t("save")} pending={record.pending} problem={record.problem} disabled={result === ""} onSubmit={send} onClose={onClose}>
      <AccountOf payeeId={payment.payee_id} />
      <Radio.Group label={t("payeeCheck.answer")} required value={result} onChange={(next) => setResult(next as PayeeCheckIn["result"])}>
        <Stack gap="xs" mt={4}>{RESULTS.map((one) => <Radio key={one} value={one} label={label("payment_control_result", one)} />)}</Stack>
      </Radio.Group>
    </ActionModal>
  );
}
