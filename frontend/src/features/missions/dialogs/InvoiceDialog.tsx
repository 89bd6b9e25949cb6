import { Alert, Checkbox, Group, List, Select, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsRecordInvoiceMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Comparison } from "../Comparison";
import { depositsOf, INVOICE_KINDS, type InvoiceKind, matchOf } from "../invoices";
import type { MissionDialogProps } from "../MissionModal";
import { PriceLines } from "../PriceLines";
import { refusedFor } from "../refused";
import { cents, emptyLine, sentLine, totalsOf, typedLine, wire } from "../quote";
import { missionKey } from "../reads";

/** An invoice typed in beside its order: what differs is seen before it is sent, and said why. */
export default function InvoiceDialog({ mission, onClose, kind: asked = "final" }: MissionDialogProps & { kind?: InvoiceKind }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const ordered = mission.order?.lines ?? [];
  const [kind, setKind] = useState<InvoiceKind>(asked);
  const [number, setNumber] = useState("");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [detailed, setDetailed] = useState(asked !== "deposit" && ordered.length > 0);
  const [lines, setLines] = useState(() => (ordered.length > 0 ? ordered.map(typedLine) : [emptyLine()]));
  const [amount, setAmount] = useState(asked === "final" ? (mission.order?.amount_ttc ?? "") : "");
  const [deposit, setDeposit] = useState(() => depositsOf(mission.invoices));
  const [reason, setReason] = useState("");
  const action = useAction(paymentsRecordInvoiceMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("invoice.done"), onDone: onClose });
  const total = totalsOf(lines);
  const billed = detailed && total ? wire(total.ttc) : amount;
  const rows = detailed ? matchOf(lines, ordered) : [];
  const differs = kind !== "deposit" && rows.some((row) => row.verdict !== "same");
  // More than what is ordered is never accepted: the order is changed first.
  const exceeds = (cents(billed) ?? 0n) > (cents(mission.order?.amount_ttc ?? "") ?? 0n);
  const send = () => void action.run({
    path: { reference: mission.reference },
    body: {
      number,
      kind,
      issued_on: on,
      amount_ttc: billed,
      lines: detailed ? lines.map(sentLine) : undefined,
      deposit_deducted: kind === "final" && deposit ? deposit : undefined,
      accept_differences: reason && !exceeds && (differs || refusedFor(action.problem, "invoice_differs")) ? { reason } : undefined,
    },
  });
  return (
    <ActionModal title={t("invoice.title")} submit={t("invoice.submit")} size="64rem" pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select label={t("invoice.kind")} allowDeselect={false} value={kind} onChange={(value) => setKind((value ?? "final") as InvoiceKind)} data={INVOICE_KINDS.map((one) => ({ value: one, label: label("invoice_kind", one) }))} />
        <TextInput label={t("invoice.number")} required maxLength={100} data-autofocus value={number} error={action.fields.number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <DayInput label={t("invoice.day")} required max={parisDay(new Date())} value={on} error={action.fields.issued_on} onChange={setOn} />
      </SimpleGrid>
      <Checkbox label={t("invoice.detailed")} checked={detailed} onChange={(event) => setDetailed(event.currentTarget.checked)} />
      {detailed
        ? <PriceLines legend={t("invoice.lines")} lines={lines} onChange={setLines} fields={action.fields} />
        : <AmountInput label={t("invoice.amount")} required value={amount} error={action.fields.amount_ttc} onChange={setAmount} />}
      {rows.length > 0 && kind !== "deposit" && <Comparison rows={rows} />}
      {kind === "final" && depositsOf(mission.invoices) && <AmountInput label={t("invoice.deposit")} description={t("invoice.depositHelp")} positive={false} value={deposit} error={action.fields.deposit_deducted} onChange={setDeposit} />}
      {(differs || refusedFor(action.problem, "invoice_differs")) && (
        <Alert role="status" variant="light" color="orange" title={t("invoice.differs")} styles={{ title: { color: "var(--mantine-color-text)" } }}>
          <List size="sm">{rows.filter((row) => row.verdict !== "same").map((row) => <List.Item key={row.label}>{row.label} : {t(`compare.${row.verdict}`)} ({euros(row.invoiced)} / {euros(row.ordered)})</List.Item>)}</List>
          {exceeds ? <Text size="sm" mt={4}>{t("invoice.exceeds", { amount: euros(mission.order?.amount_ttc) })}</Text> : <Group grow><Textarea label={t("invoice.accept")} description={t("invoice.acceptHelp")} maxLength={1000} autosize minRows={2} value={reason} error={action.fields["accept_differences.reason"]} onChange={(event) => setReason(event.currentTarget.value)} /></Group>}
        </Alert>
      )}
    </ActionModal>
  );
}
