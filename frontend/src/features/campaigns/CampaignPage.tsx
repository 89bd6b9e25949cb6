import { Anchor, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { campaignsCampaignOptions } from "@/api/@tanstack/react-query.gen";
import type { CampaignClaimOut, CampaignOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { instant } from "@/lib/format";
import { StatusBadge } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { AddClaims } from "./AddClaims";
import { eventsOf } from "./events";
import { RemoveClaim } from "./RemoveClaim";
import { WriteAnalysis } from "./WriteAnalysis";
import "./campaigns.css";

export default function CampaignPage() {
  const { id = "" } = useParams();
  const campaign = useQuery(campaignsCampaignOptions({ path: { campaign_id: id } }));
  return <Wait query={campaign} rows={10}>{(found) => <Campaign campaign={found} />}</Wait>;
}

function Campaign({ campaign }: { campaign: CampaignOut }) {
  const { t } = useTranslation("campaigns");
  const mayEdit = useMay()("campaigns:edit");
  const [open, setOpen] = useState<"add" | "analysis" | null>(null);
  const [removing, setRemoving] = useState<CampaignClaimOut | null>(null);
  const close = () => setOpen(null);
  const notes = campaign.notes.toSorted((a, b) => b.recorded_at.localeCompare(a.recorded_at));
  return (
    <Page title={campaign.name} lead={t("opened", { at: instant(campaign.created_at), who: campaign.created_by })} actions={mayEdit && <>
      <Button variant="default" onClick={() => setOpen("analysis")}>{t("analysis.open")}</Button>
      <Button onClick={() => setOpen("add")}>{t("add.open")}</Button>
    </>}>
      <Section title={t("analysis.title")}>
        {notes.length === 0 && <Text size="sm" c="dimmed">{t("analysis.none")}</Text>}
        <ol className="eg-analyses">
          {notes.map((note, index) => (
            <li key={note.id}>
              <Text size="xs" c="dimmed">{t("by", { at: instant(note.recorded_at), who: note.recorded_by })}{index === 0 && notes.length > 1 && ` · ${t("analysis.latest")}`}</Text>
              <Text size="sm" className="eg-analysis">{note.analysis}</Text>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t("claims", { count: campaign.claims.length })}>
        <Text size="sm" c="dimmed" mb="xs">{t("eventsKept")}</Text>
        <Claims campaign={campaign} onRemove={mayEdit ? setRemoving : undefined} />
      </Section>
      {open === "add" && <AddClaims campaign={campaign} onClose={close} />}
      {open === "analysis" && <WriteAnalysis campaign={campaign} onClose={close} />}
      {removing && <RemoveClaim campaign={campaign} claim={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}

function Claims({ campaign, onRemove }: { campaign: CampaignOut; onRemove: ((claim: CampaignClaimOut) => void) | undefined }) {
  const { t } = useTranslation("campaigns");
  const events = eventsOf(campaign.claims);
  const columns: Column<CampaignClaimOut>[] = [
    { key: "reference", label: t("column.claim"), cell: (one) => <Anchor component={Link} size="sm" to={`/claims/${one.reference}`}>{one.reference}</Anchor> },
    { key: "status", label: t("column.status"), cell: (one) => <StatusBadge status={one.status} /> },
    { key: "policy", label: t("column.policy"), cell: (one) => (one.policy_number ? <Anchor component={Link} size="sm" to={`/policies/${encodeURIComponent(one.policy_number)}`}>{one.policy_number}</Anchor> : t("noPolicy")) },
    { key: "event", label: t("column.event"), cell: (one) => eventWords(events.get(one.reference)) },
    { key: "since", label: t("column.since"), cell: (one) => instant(one.since) },
    ...(onRemove ? [{ key: "actions", label: t("column.actions"), right: true, cell: (one: CampaignClaimOut) => <Button size="compact-sm" variant="subtle" color="red" aria-label={t("remove.of", { reference: one.reference })} onClick={() => onRemove(one)}>{t("remove.short")}</Button> }] : []),
  ];
  const eventWords = (event: { number: number; size: number } | undefined) =>
    event === undefined ? t("event.none") : event.size > 1 ? t("event.shared", { number: event.number, size: event.size }) : t("event.own");
  return <Table caption={t("claims", { count: campaign.claims.length })} columns={columns} rows={campaign.claims} rowKey={(one) => one.reference} empty={t("noClaim")} />;
}
