import { Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { campaignsCampaignQueryKey, campaignsWriteAnalysisMutation } from "@/api/@tanstack/react-query.gen";
import type { CampaignOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { ActionModal } from "@/ui/ActionModal";

/** A new state of the analysis that the campaign's claims share; the earlier ones stay readable. */
export function WriteAnalysis({ campaign, onClose }: { campaign: CampaignOut; onClose: () => void }) {
  const { t } = useTranslation("campaigns");
  const draft = useDraft(`analysis:${campaign.id}`, "");
  const write = useAction(campaignsWriteAnalysisMutation().mutationFn, { becomes: campaignsCampaignQueryKey({ path: { campaign_id: campaign.id } }), done: t("analysis.done"), onDone: () => { draft.clear(); onClose(); } });
  const send = () => void write.run({ path: { campaign_id: campaign.id }, body: { analysis: draft.value.trim() } });
  return (
    <ActionModal title={t("analysis.open")} submit={t("analysis.submit")} size="xl" pending={write.pending} problem={write.problem} disabled={draft.value.trim() === ""} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("analysis.hint", { count: campaign.claims.length })}</Text>
      <Textarea label={t("analysis.text")} data-autofocus required autosize minRows={6} maxRows={18} maxLength={20000} value={draft.value} error={write.fields.analysis} onChange={(event) => draft.setValue(event.currentTarget.value)} />
    </ActionModal>
  );
}
