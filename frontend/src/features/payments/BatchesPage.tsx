import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { paymentsListBatchesQueryKey } from "@/api/@tanstack/react-query.gen";
import { paymentsListBatches } from "@/api/sdk.gen";
import type { BatchRow } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day, instant, number } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { Money } from "@/ui/Money";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { NewBatch } from "./batches/NewBatch";
import { CarrierName } from "./CarrierName";
import { MoneyNav } from "./MoneyNav";

/** What was sent to the bank, and what is ready to be. */
export default function BatchesPage() {
  const { t } = useTranslation("payments");
  const may = useMay();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const batches = usePages([...paymentsListBatchesQueryKey(), "pages"], (cursor, signal) => paymentsListBatches({ query: { sort: "-created_at", cursor, limit: 100 }, signal }));
  const columns: Column<BatchRow>[] = [
    { key: "reference", label: t("batch.reference"), cell: (row) => <Anchor component={Link} to={`/payment-batches/${row.reference}`} size="sm" fw={600}>{row.reference}</Anchor> },
    { key: "carrier", label: t("facts.carrier"), cell: (row) => <CarrierName code={row.carrier} /> },
    { key: "on", label: t("batch.on"), cell: (row) => day(row.execution_on) },
    { key: "count", label: t("batch.transfers"), right: true, cell: (row) => number(row.transfers) },
    { key: "total", label: t("batch.total"), right: true, cell: (row) => <Money amount={row.total} /> },
    { key: "made", label: t("batch.made"), cell: (row) => t("facts.by", { on: instant(row.created_at), who: row.created_by }) },
  ];
  return (
    <Page title={t("rooms.batches")} lead={t("batch.lead")} actions={<><MoneyNav here="batches" />{may("batches:manage") && <Button onClick={() => setOpen(true)}>{t("batch.new")}</Button>}</>}>
      <PagedTable caption={t("rooms.batches")} columns={columns} query={batches} rowKey={(row) => row.reference} empty={t("batch.none")} />
      {may("products:edit") && <Anchor component={Link} to="/admin/carriers" size="sm" w="fit-content">{t("carriers")}</Anchor>}
      {open && <NewBatch onClose={() => setOpen(false)} onMade={(reference) => void navigate(`/payment-batches/${reference}`)} />}
    </Page>
  );
}
