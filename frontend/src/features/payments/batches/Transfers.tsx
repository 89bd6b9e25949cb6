import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BatchOut, BatchTransferOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";

const COLORS: Record<BatchTransferOut["state"], string> = { sent: "blue", settled: "teal", returned: "orange" };

/** The transfers of a batch and what the bank made of each. */
export function Transfers({ batch }: { batch: BatchOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const columns: Column<BatchTransferOut>[] = [
    { key: "payment", label: t("payment.reference"), cell: (row) => <Anchor component={Link} to={`/payments/${row.payment}`} size="sm" fw={600}>{row.payment}</Anchor> },
    { key: "amount", label: t("payment.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
    { key: "state", label: t("payment.state"), cell: (row) => <span className="eg-status" data-color={COLORS[row.state]}>{label("payment_state", row.state)}</span> },
    { key: "on", label: t("batch.stateOn"), cell: (row) => day(row.settled_on ?? row.returned_on) },
    { key: "why", label: t("reason"), cell: (row) => <Text size="sm">{[row.return_reason, row.return_code].filter(Boolean).join(" — ")}</Text> },
  ];
  return <Section title={t("batch.transfers")}><Table caption={t("batch.transfers")} columns={columns} rows={batch.items} rowKey={(row) => row.payment} empty={t("batch.nothing")} /></Section>;
}
