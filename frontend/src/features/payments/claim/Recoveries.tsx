import { Anchor, Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecoveryOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { type Column, Table } from "@/ui/Table";
import { CorrectRecovery } from "./CorrectRecovery";

/** What was recovered, and who got what of it. */
export function Recoveries({ rows }: { rows: RecoveryOut[] }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const may = useMay();
  const [corrected, setCorrected] = useState<RecoveryOut | null>(null);
  if (rows.length === 0) return null;
  const columns: Column<RecoveryOut>[] = [
    { key: "reference", label: t("recovery.number"), cell: (row) => <>{row.reference} {row.corrects && <Text span size="xs" c="dimmed">{t("recovery.corrects", { reference: row.corrects })}</Text>}{row.corrected_by && <Text span size="xs" c="dimmed">{t("recovery.corrected", { reference: row.corrected_by })}</Text>}</> },
    { key: "kind", label: t("recovery.kind"), cell: (row) => label("recovery_kind", row.kind) },
    { key: "from", label: t("recovery.from"), cell: (row) => row.from },
    { key: "on", label: t("recovery.on"), cell: (row) => shortDay(row.received_on) },
    { key: "amount", label: t("payment.amount"), right: true, cell: (row) => <Money amount={row.amount} /> },
    { key: "insured", label: t("shares.insured"), right: true, cell: (row) => <><Money amount={row.insured_part} /> {row.payments.map((one) => <Anchor key={one} component={Link} to={`/payments/${one}`} size="xs">{one}</Anchor>)}</> },
    { key: "insurer", label: t("shares.insurer"), right: true, cell: (row) => <Money amount={row.insurer_part} /> },
    { key: "correct", label: t("approvals.decide"), right: true, cell: (row) => row.allowed_actions.includes("correct") && may("recoveries:edit") && <Button size="compact-xs" variant="subtle" onClick={() => setCorrected(row)}>{t("correction.open")}</Button> },
  ];
  return (
    <>
      <Title order={3} size="0.9375rem" mt="md" mb="xs">{t("recovery.list")}</Title>
      <Table caption={t("recovery.list")} columns={columns} rows={rows} rowKey={(row) => row.reference} empty="" />
      {corrected && <CorrectRecovery recovery={corrected} onClose={() => setCorrected(null)} />}
    </>
  );
}
