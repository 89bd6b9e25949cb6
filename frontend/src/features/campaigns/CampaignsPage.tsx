import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { campaignsCampaignsQueryKey } from "@/api/@tanstack/react-query.gen";
import { campaignsCampaigns } from "@/api/sdk.gen";
import type { CampaignOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { instant, number } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useShortcuts } from "@/lib/shortcuts";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { NewCampaign } from "./NewCampaign";

/** Groups of claims that one hand, or one call to harm, seems to be behind; the newest first. */
export default function CampaignsPage() {
  const { t } = useTranslation("campaigns");
  const navigate = useNavigate();
  const mayEdit = useMay()("campaigns:edit");
  const [adding, setAdding] = useState(false);
  useShortcuts(mayEdit ? [{ keys: ["n"], label: t("new.open"), run: () => setAdding(true) }] : []);
  const campaigns = usePages<CampaignOut>(campaignsCampaignsQueryKey(), (cursor, signal) => campaignsCampaigns({ query: { cursor }, signal }));
  const columns: Column<CampaignOut>[] = [
    { key: "name", label: t("column.name"), cell: (one) => <Anchor component={Link} size="sm" to={`/campaigns/${one.id}`}>{one.name}</Anchor> },
    { key: "claims", label: t("column.claims"), right: true, cell: (one) => number(one.claims.length) },
    { key: "open", label: t("column.open"), right: true, cell: (one) => number(one.claims.filter((claim) => claim.status !== "closed").length) },
    { key: "analysis", label: t("column.analysis"), cell: (one) => latest(one)?.analysis ?? "–" },
    { key: "created", label: t("column.created"), cell: (one) => t("by", { at: instant(one.created_at), who: one.created_by }) },
  ];
  return (
    <Page title={t("title")} lead={t("lead")} actions={mayEdit && <Button onClick={() => setAdding(true)}>{t("new.open")}</Button>}>
      <PagedTable query={campaigns} caption={t("title")} columns={columns} rowKey={(one) => one.id} empty={t("empty")} />
      {adding && <NewCampaign onClose={() => setAdding(false)} onOpened={(id) => void navigate(`/campaigns/${id}`)} />}
    </Page>
  );
}

const latest = (campaign: CampaignOut) => campaign.notes.toSorted((a, b) => b.recorded_at.localeCompare(a.recorded_at))[0];
