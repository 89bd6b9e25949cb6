import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { campaignsCampaignQueryKey, campaignsRemoveClaimMutation } from "@/api/@tanstack/react-query.gen";
import type { CampaignClaimOut, CampaignOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { number } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { VersionedModal } from "@/ui/VersionedModal";

export function RemoveClaim({ campaign, claim, onClose }: { campaign: CampaignOut; claim: CampaignClaimOut; onClose: () => void }) {
  const { t } = useTranslation("campaigns");
  const [reason, setReason] = useState("");
  const remove = useAction(campaignsRemoveClaimMutation().mutationFn, { becomes: campaignsCampaignQueryKey({ path: { campaign_id: campaign.id } }), done: t("remove.done"), onDone: onClose });
  const send = (version: number) => void remove.run({ path: { campaign_id: campaign.id, reference: claim.reference }, query: { reason: reason.trim() }, headers: ifMatch(version) });
  const fields = [
    { key: "claims", label: t("column.claims"), of: (one: CampaignOut) => number(one.claims.length) },
    { key: "notes", label: t("analysis.title"), of: (one: CampaignOut) => number(one.notes.length) },
  ];
  return (
    <VersionedModal danger thing={campaign} fields={fields} title={t("remove.of", { reference: claim.reference })} submit={t("remove.submit")} action={remove} disabled={reason.trim() === ""} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("remove.hint")}</Text>
      <Textarea label={t("remove.reason")} data-autofocus required autosize minRows={2} maxLength={500} value={reason} error={remove.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </VersionedModal>
  );
}
