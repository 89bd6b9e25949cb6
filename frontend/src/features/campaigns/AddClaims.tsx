import { List, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { campaignsAddClaim } from "@/api/sdk.gen";
import type { CampaignOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { isOffline } from "@/lib/problem";
import { ActionModal } from "@/ui/ActionModal";
import { referencesIn } from "./events";

interface Refused {
  reference: string;
  why: string;
}

/** Claims one by one: those that are refused stay in the field, each with its reason. */
export function AddClaims({ campaign, onClose }: { campaign: CampaignOut; onClose: () => void }) {
  const { t } = useTranslation("campaigns");
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<Refused[]>([]);
  const known = campaign.claims.map((one) => one.reference);
  const wanted = referencesIn(typed, known);
  const add = useAction(async (references: string[]) => {
    const wrong: Refused[] = [];
    for (const reference of references) {
      try {
        await campaignsAddClaim({ path: { campaign_id: campaign.id }, body: { reference } });
      } catch (error) {
        if (isOffline(error)) throw error;
        wrong.push({ reference, why: error instanceof Error ? error.message : "" });
      }
    }
    return wrong;
  }, {
    onDone: (wrong) => {
      setRefused(wrong);
      setTyped(wrong.map((one) => one.reference).join("\n"));
      if (wrong.length === 0) onClose();
    },
  });
  return (
    <ActionModal title={t("add.open")} submit={t("add.submit", { count: wanted.length })} pending={add.pending} problem={add.problem} disabled={wanted.length === 0} onSubmit={() => void add.run(wanted)} onClose={onClose}>
      <Text size="sm">{t("add.hint")}</Text>
      <Textarea label={t("new.claims")} description={t("new.claimsHint")} data-autofocus autosize minRows={3} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); setRefused([]); }} />
      {refused.length > 0 && (
        <div role="alert">
          <Text size="sm" fw={600}>{t("add.refused", { count: refused.length })}</Text>
          <List size="sm">{refused.map((one) => <List.Item key={one.reference}>{one.reference}{"\u00a0: "}{one.why}</List.Item>)}</List>
        </div>
      )}
    </ActionModal>
  );
}
