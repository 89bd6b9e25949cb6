import { Select, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRecordCreditNoteMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import type { MissionDialogProps } from "../MissionModal";
import { missionKey } from "../reads";

/** A credit note on one of the mission's invoices. */
export default function CreditNoteDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const invoices = mission.invoices.filter((one) => one.state !== "refused");
  const [of, setOf] = useState(invoices.at(-1)?.number ?? "");
  const [number, setNumber] = useState("");
  const [amount, setAmount] = useState("");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [reason, setReason] = useState("");
  const action = useAction(paymentsRecordCreditNoteMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("credit.done"), onDone: onClose });
  const send = () => void action.run({ path: { reference: mission.reference }, body: { number, of_invoice: of, amount, issued_on: on, reason } });
  return (
    <ActionModal title={t("credit.title")} submit={t("credit.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Select label={t("credit.of")} required allowDeselect={false} value={of} error={action.fields.of_invoice} onChange={(value) => setOf(value ?? "")} data={invoices.map((one) => ({ value: one.number, label: `${one.number} · ${euros(one.amount_ttc)}` }))} />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput label={t("credit.number")} required maxLength={100} value={number} error={action.fields.number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <AmountInput label={t("credit.amount")} required value={amount} error={action.fields.amount} onChange={setAmount} />
        <DayInput label={t("invoice.day")} required max={parisDay(new Date())} value={on} error={action.fields.issued_on} onChange={setOn} />
      </SimpleGrid>
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
