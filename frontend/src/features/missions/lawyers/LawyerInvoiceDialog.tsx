import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lawyersRecordInvoiceMutation } from "@/api/@tanstack/react-query.gen";
import type { AgreementToPayOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import type { AgreementDialogProps } from "./AgreementDialogs";
import { useStepKept } from "./useStepKept";

/** A lawyer's invoice: paid to them on delegation, or to the insured who paid it. */
export function LawyerInvoiceDialog({ agreement, onClose }: AgreementDialogProps) {
  const { t } = useTranslation("missions");
  const kept = useStepKept();
  const today = parisDay(new Date());
  const [number, setNumber] = useState("");
  const [on, setOn] = useState(today);
  const [amount, setAmount] = useState("");
  const [payee, setPayee] = useState<"lawyer" | "insured">(agreement.delegated_on ? "lawyer" : "insured");
  const [paidOn, setPaidOn] = useState("");
  const [urgency, setUrgency] = useState("");
  const [final, setFinal] = useState(true);
  const action = useAction(lawyersRecordInvoiceMutation().mutationFn, { done: t("step.invoices.done"), onDone: (step: AgreementToPayOut) => { kept(step); onClose(); } });
  const send = () => void action.run({
    path: { reference: agreement.reference },
    body: { number, issued_on: on, amount_ttc: amount, payee, paid_on: payee === "insured" && paidOn ? paidOn : undefined, urgency_reason: urgency || undefined, final },
  });
  return (
    <ActionModal title={t("step.invoices.title")} submit={t("step.invoices.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput label={t("invoice.number")} required maxLength={100} value={number} error={action.fields.number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <DayInput label={t("invoice.day")} required max={today} value={on} error={action.fields.issued_on} onChange={setOn} />
        <AmountInput label={t("invoice.amount")} required value={amount} error={action.fields.amount_ttc} onChange={setAmount} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select label={t("step.invoices.payee")} allowDeselect={false} value={payee} error={action.fields.payee} onChange={(value) => setPayee(value === "lawyer" ? "lawyer" : "insured")}
          data={[{ value: "lawyer", label: t("step.invoices.lawyer") }, { value: "insured", label: t("step.invoices.insured") }]} />
        {payee === "insured" && <DayInput label={t("step.invoices.paidOn")} max={today} value={paidOn} error={action.fields.paid_on} onChange={setPaidOn} />}
      </SimpleGrid>
      <Checkbox label={t("step.invoices.final")} checked={final} onChange={(event) => setFinal(event.currentTarget.checked)} />
      <Textarea label={t("step.invoices.urgency")} description={t("step.invoices.urgencyHelp")} maxLength={1000} autosize minRows={1} value={urgency} error={action.fields.urgency_reason} onChange={(event) => setUrgency(event.currentTarget.value)} />
    </ActionModal>
  );
}
