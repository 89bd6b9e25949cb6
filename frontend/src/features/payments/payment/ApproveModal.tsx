import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsApproveMutation } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { euros } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { Problem } from "@/lib/problem";
import { ActionModal } from "@/ui/ActionModal";
import { StaleNotice } from "@/ui/StaleNotice";
import { AccountOf } from "../payees/AccountOf";
import { Summary } from "./Summary";
import { paymentKey, usePaymentFields, usePaymentVersions } from "./versions";

/** Approving: the account and the reasons for it in view; a control that objects asks here for the reason to go on. */
export function ApproveModal({ payment, onClose }: { payment: PaymentOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [duplicate, setDuplicate] = useState("");
  const [unknown, setUnknown] = useState("");
  const [asked, setAsked] = useState<string[]>([]);
  const approve = useAction(paymentsApproveMutation().mutationFn, { becomes: paymentKey(payment.reference), done: t("approve.done", { amount: euros(payment.amount), payee: payment.payee_name }), onDone: onClose });
  const edit = usePaymentVersions(payment, approve.stale);
  const objection = approve.problem instanceof Problem ? approve.problem.code : null;
  if (objection && ["possible_duplicate", "payee_not_matched"].includes(objection) && !asked.includes(objection)) setAsked([...asked, objection]);
  const send = (version = edit.version) =>
    void approve.run({
      path: { reference: payment.reference },
      headers: ifMatch(version),
      body: { duplicate_reason: duplicate || null, payee_check_reason: unknown || null },
    });
  return (
    <ActionModal title={t("approve.title", { reference: payment.reference })} submit={t("approve.submit", { amount: euros(payment.amount) })} pending={approve.pending}
      problem={approve.stale ? null : approve.problem} onSubmit={() => send()} onClose={onClose}>
      <StaleNotice edit={edit} fields={usePaymentFields()} onResume={send} onDrop={onClose} />
      <Summary payment={edit.now} />
      <AccountOf payeeId={payment.payee_id} />
      {asked.includes("possible_duplicate") && (
        <Textarea label={t("approve.duplicate")} description={t("approve.duplicateWhy")} required minLength={3} value={duplicate} onChange={(event) => setDuplicate(event.currentTarget.value)} data-autofocus />
      )}
      {asked.includes("payee_not_matched") && (
        <Textarea label={t("approve.unknown")} description={t("approve.unknownWhy")} required minLength={3} value={unknown} onChange={(event) => setUnknown(event.currentTarget.value)} />
      )}
    </ActionModal>
  );
}
