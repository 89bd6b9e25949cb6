import { Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRejectMutation } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { ActionModal } from "@/ui/ActionModal";
import { StaleNotice } from "@/ui/StaleNotice";
import { Summary } from "./Summary";
import { paymentKey, usePaymentFields, usePaymentVersions } from "./versions";

/** Refusing to pay, with its reason; the invoice itself may be refused too. */
export function RejectModal({ payment, onClose }: { payment: PaymentOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [reason, setReason] = useState("");
  const [invoice, setInvoice] = useState(false);
  const reject = useAction(paymentsRejectMutation().mutationFn, { becomes: paymentKey(payment.reference), done: t("reject.done"), onDone: onClose });
  const edit = usePaymentVersions(payment, reject.stale);
  const send = (version = edit.version) => void reject.run({ path: { reference: payment.reference }, headers: ifMatch(version), body: { reason, invoice_refused: invoice } });
  return (
    <ActionModal title={t("reject.title", { reference: payment.reference })} submit={t("reject.open")} danger pending={reject.pending}
      problem={reject.stale ? null : reject.problem} onSubmit={() => send()} onClose={onClose}>
      <StaleNotice edit={edit} fields={usePaymentFields()} typed={[{ label: t("reason"), value: reason }]} onResume={send} onDrop={onClose} />
      <Summary payment={edit.now} />
      <Textarea label={t("reason")} description={t("reject.read")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} data-autofocus
        error={reject.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {payment.basis === "invoice" && <Checkbox label={t("reject.invoice")} description={t("reject.invoiceMeans")} checked={invoice} onChange={(event) => setInvoice(event.currentTarget.checked)} />}
    </ActionModal>
  );
}
