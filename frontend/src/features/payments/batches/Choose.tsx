import { Checkbox, ScrollArea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PaymentOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { type Column, Table } from "@/ui/Table";

interface ChooseProps {
  payments: PaymentOut[];
  /** References left for another batch: everything else goes. */
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
}

/** All are taken at first: what is to wait is unticked. */
export function Choose({ payments, left, onLeave }: ChooseProps) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const toggle = (reference: string) => {
    const next = new Set(left);
    if (!next.delete(reference)) next.add(reference);
    onLeave(next);
  };
  const none = payments.filter((one) => !left.has(one.reference)).length;
  const columns: Column<PaymentOut>[] = [
    { key: "pick", label: t("batch.take"), cell: (row) => <Checkbox aria-label={t("batch.takeOne", { reference: row.reference })} checked={!left.has(row.reference)} onChange={() => toggle(row.reference)} /> },
    { key: "reference", label: t("payment.reference"), cell: (row) => row.reference },
    { key: "payee", label: t("payment.payee"), cell: (row) => row.payee_name },
    { key: "why", label: t("payment.why"), cell: (row) => label("payment_basis", row.basis) },
    { key: "claim", label: t("payment.claim"), cell: (row) => row.claim_reference },
    { key: "amount", label: t("payment.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
  ];
  return (
    <>
      {payments.length > 0 && (
        <Checkbox label={t("batch.all", { count: payments.length })} checked={none === payments.length} indeterminate={none > 0 && none < payments.length}
          onChange={() => onLeave(none === payments.length ? new Set(payments.map((one) => one.reference)) : new Set())} />
      )}
      <ScrollArea.Autosize mah="20rem" type="auto" viewportProps={{ tabIndex: 0, "aria-label": t("batch.payments") }}>
        <Table caption={t("batch.payments")} columns={columns} rows={payments} rowKey={(row) => row.reference} empty={t("batch.nothing")} />
      </ScrollArea.Autosize>
    </>
  );
}
