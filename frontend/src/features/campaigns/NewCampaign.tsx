import { Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { campaignsOpenCampaignMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { ActionModal } from "@/ui/ActionModal";
import { referencesIn } from "./events";

export function NewCampaign({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const { t } = useTranslation("campaigns");
  const draft = useDraft("campaign:new", { name: "", claims: "", analysis: "" });
  const told = draft.value;
  const set = (change: Partial<typeof told>) => draft.setValue({ ...told, ...change });
  const claims = referencesIn(told.claims);
  const open = useAction(campaignsOpenCampaignMutation().mutationFn, { done: t("new.done"), onDone: (made) => { draft.clear(); onClose(); onOpened(made.id); } });
  const send = () => void open.run({ body: { name: told.name.trim(), claims, analysis: told.analysis.trim() || null } });
  const wrongClaims = Object.entries(open.fields).find(([field]) => field.startsWith("claims"))?.[1];
  return (
    <ActionModal title={t("new.open")} submit={t("new.submit")} pending={open.pending} problem={open.problem} disabled={told.name.trim() === ""} onSubmit={send} onClose={onClose}>
      <TextInput label={t("column.name")} data-autofocus required maxLength={200} value={told.name} error={open.fields.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      <Textarea label={t("new.claims")} description={t("new.claimsHint")} autosize minRows={3} value={told.claims} error={wrongClaims} onChange={(event) => set({ claims: event.currentTarget.value })} />
      {claims.length > 0 && <Text size="xs" c="dimmed" role="status">{t("new.read", { count: claims.length })}</Text>}
      <Textarea label={t("analysis.text")} autosize minRows={4} maxRows={14} maxLength={20000} value={told.analysis} error={open.fields.analysis} onChange={(event) => set({ analysis: event.currentTarget.value })} />
    </ActionModal>
  );
}
