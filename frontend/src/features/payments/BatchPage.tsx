import { Anchor, Button, List } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { paymentsGetBatchOptions } from "@/api/@tanstack/react-query.gen";
import type { BatchOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day, euros, instant } from "@/lib/format";
import { Download } from "@/ui/Download";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { SettleModal } from "./batches/SettleModal";
import { StatusFile } from "./batches/StatusFile";
import { Transfers } from "./batches/Transfers";
import { CarrierName } from "./CarrierName";
import { Facts } from "./Facts";
import { Note } from "./Note";

export default function BatchPage() {
  const { reference = "" } = useParams();
  const batch = useQuery(paymentsGetBatchOptions({ path: { reference } }));
  return batch.data ? <Shown batch={batch.data} /> : <Page title={reference}><Wait query={batch} rows={10}>{() => null}</Wait></Page>;
}

function Shown({ batch }: { batch: BatchOut }) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const [settling, setSettling] = useState(false);
  const waiting = batch.items.filter((one) => one.state === "sent");
  const manages = may("batches:manage");
  return (
    <Page title={batch.reference} aside={<strong className="eg-money">{euros(batch.total)}</strong>} actions={
      <>
        <Anchor component={Link} to="/payment-batches">{t("back.batches")}</Anchor>
        {manages && waiting.length > 0 && <Button variant="default" onClick={() => setSettling(true)}>{t("settle.open")}</Button>}
        {manages && <Download href={`/api/v1/payment-batches/${batch.reference}/pain.001.xml`} name={`${batch.reference}.xml`} variant="filled">{t("batch.file")}</Download>}
      </>
    }>
      <LeftOut batch={batch} />
      <Section title={t("facts.title")}>
        <Facts rows={[
          [t("facts.carrier"), <CarrierName code={batch.carrier} />],
          [t("batch.on"), day(batch.execution_on)],
          [t("batch.transfers"), t("batch.progress", { count: batch.transfers, waiting: waiting.length })],
          [t("batch.made"), t("facts.by", { on: instant(batch.created_at), who: batch.created_by })],
        ]} />
      </Section>
      <Transfers batch={batch} />
      {manages && <StatusFile reference={batch.reference} />}
      {settling && <SettleModal batch={batch} onClose={() => setSettling(false)} />}
    </Page>
  );
}

function LeftOut({ batch }: { batch: BatchOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  if (batch.left_out.length === 0) return null;
  return (
    <Note color="orange" title={t("batch.leftOut", { count: batch.left_out.length })}>
      <List size="sm">
        {batch.left_out.map((one) => <List.Item key={one.payment}><Anchor component={Link} to={`/payments/${one.payment}`} size="sm">{one.payment}</Anchor> — {label("batch_left_out", one.reason)}</List.Item>)}
      </List>
    </Note>
  );
}
