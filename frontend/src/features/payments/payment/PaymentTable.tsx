import { Anchor, Text } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PaymentOut } from "@/api/types.gen";
import { parisDay, shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import "../payments.css";
import { type Column, PagedTable } from "@/ui/Table";
import { StepBadge } from "./StepBadge";

/** The columns of a payment; `claim` false where the claim is already said above. */
export function usePaymentColumns(claim = true): Column<PaymentOut>[] {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const columns: Column<PaymentOut>[] = [
    { key: "reference", label: t("payment.reference"), cell: (row) => <Anchor component={Link} to={`/payments/${row.reference}`} size="sm" fw={600} className="eg-ref">{row.reference}</Anchor> },
    { key: "claim", label: t("payment.claim"), cell: (row) => <Anchor component={Link} to={`/claims/${row.claim_reference}`} size="sm" className="eg-ref">{row.claim_reference}</Anchor> },
    { key: "payee", label: t("payment.payee"), cell: (row) => <Two first={row.payee_name} second={label("payee_kind", row.payee_kind)} /> },
    { key: "why", label: t("payment.why"), cell: (row) => <Two first={label("payment_basis", row.basis)} second={row.label} /> },
    { key: "on", label: t("payment.submitted"), cell: (row) => <time dateTime={row.submitted_at}>{shortDay(parisDay(new Date(row.submitted_at)))}</time> },
    { key: "amount", label: t("payment.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
    { key: "state", label: t("payment.state"), cell: (row) => <><StepBadge payment={row} />{row.transfer?.settled_on && <Text span size="xs" c="dimmed"> {shortDay(row.transfer.settled_on)}</Text>}</> },
  ];
  return claim ? columns : columns.filter((column) => column.key !== "claim");
}

/** Two facts in one cell; the second one is not said when the first says it already. */
const Two = ({ first, second }: { first: string; second: string }) =>
  second.startsWith(first) ? <>{second}</> : <span>{first} <Text span size="xs" c="dimmed" className="eg-second">{second}</Text></span>;

export function PaymentTable({ query, empty }: { query: UseInfiniteQueryResult<PaymentOut[]>; empty: ReactNode }) {
  const { t } = useTranslation("payments");
  return <PagedTable caption={t("title")} columns={usePaymentColumns()} query={query} rowKey={(row) => row.reference} empty={empty} />;
}
