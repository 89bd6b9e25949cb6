import { Anchor, Text } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PaymentOut } from "@/api/types.gen";
import { instant, shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { type Column, PagedTable } from "@/ui/Table";
import { StepBadge } from "./StepBadge";

/** The columns of a payment; `claim` false where the claim is already said above. */
export function usePaymentColumns(claim = true): Column<PaymentOut>[] {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const columns: Column<PaymentOut>[] = [
    { key: "reference", label: t("payment.reference"), cell: (row) => <Anchor component={Link} to={`/payments/${row.reference}`} size="sm" fw={600}>{row.reference}</Anchor> },
    { key: "claim", label: t("payment.claim"), cell: (row) => <Anchor component={Link} to={`/claims/${row.claim_reference}`} size="sm">{row.claim_reference}</Anchor> },
    { key: "payee", label: t("payment.payee"), cell: (row) => <>{row.payee_name} <Text span size="xs" c="dimmed">{label("payee_kind", row.payee_kind)}</Text></> },
    { key: "why", label: t("payment.why"), cell: (row) => <>{label("payment_basis", row.basis)} <Text span size="xs" c="dimmed">{row.label}</Text></> },
    { key: "on", label: t("payment.submitted"), cell: (row) => <time dateTime={row.submitted_at}>{instant(row.submitted_at).split(",")[0]}</time> },
    { key: "amount", label: t("payment.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
    { key: "state", label: t("payment.state"), cell: (row) => <><StepBadge payment={row} />{row.transfer?.settled_on && <Text span size="xs" c="dimmed"> {shortDay(row.transfer.settled_on)}</Text>}</> },
  ];
  return claim ? columns : columns.filter((column) => column.key !== "claim");
}

export function PaymentTable({ query, empty }: { query: UseInfiniteQueryResult<PaymentOut[]>; empty: ReactNode }) {
  const { t } = useTranslation("payments");
  return <PagedTable caption={t("title")} columns={usePaymentColumns()} query={query} rowKey={(row) => row.reference} empty={empty} />;
}
