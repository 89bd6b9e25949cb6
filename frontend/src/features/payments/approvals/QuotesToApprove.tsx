import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { providersListMissionsQueryKey } from "@/api/@tanstack/react-query.gen";
import { providersListMissions } from "@/api/sdk.gen";
import type { MissionRow } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { type Column, PagedTable } from "@/ui/Table";
import { QuoteModal } from "./QuoteModal";

/** Quotes received: approving one lets a handler order beyond their own authority. */
export function QuotesToApprove() {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const [open, setOpen] = useState<string | null>(null);
  const query = { state: "quoted" as const };
  const missions = usePages([...providersListMissionsQueryKey({ query }), "pages"], (cursor, signal) => providersListMissions({ query: { ...query, cursor, limit: 50 }, signal }));
  const columns: Column<MissionRow>[] = [
    { key: "reference", label: t("facts.mission"), cell: (row) => <Anchor component={Link} to={`/missions/${row.reference}`} size="sm" fw={600}>{row.reference}</Anchor> },
    { key: "claim", label: t("payment.claim"), cell: (row) => <><Anchor component={Link} to={`/claims/${row.claim_reference}`} size="sm" underline="always" className="eg-ref">{row.claim_reference}</Anchor> {row.insured_name}</> },
    { key: "provider", label: t("payee.provider"), cell: (row) => row.provider_name },
    { key: "what", label: t("quote.what"), cell: (row) => label("benefit", row.speciality) },
    { key: "amount", label: t("quote.amount"), right: true, cell: (row) => <Money amount={row.quoted} /> },
    { key: "decide", label: t("approvals.decide"), right: true, cell: (row) => row.needs_approval ? <Button size="compact-sm" onClick={() => setOpen(row.reference)}>{t("quote.open")}</Button> : t(row.quote_state === "received" ? "quote.within" : "quote.approved") },
  ];
  return (
    <Section title={t("approvals.quotes")}>
      <PagedTable caption={t("approvals.quotes")} columns={columns} query={missions} rowKey={(row) => row.reference} empty={t("approvals.noQuotes")} />
      {open && <QuoteModal reference={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
