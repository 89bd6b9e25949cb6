import { Alert, Select, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { providersProviderMatchesOptions, providersReplaceProviderMutation } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { AmountInput } from "@/ui/AmountInput";
import { type MissionDialogProps, MissionModal } from "../MissionModal";

/** Somebody else takes over in one action: first what would follow, then for good. */
export default function ReplaceDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const navigate = useNavigate();
  const [provider, setProvider] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [worth, setWorth] = useState("");
  const [would, setWould] = useState<ServiceRequestOut | null>(null);
  const found = useQuery(providersProviderMatchesOptions({ path: { reference: mission.claim_reference }, query: { speciality: mission.speciality } }));
  const matches = (found.data?.items ?? []).filter((one) => one.provider_id !== mission.provider_id);
  const rehearse = useAction(providersReplaceProviderMutation().mutationFn, { invalidates: [], onDone: setWould });
  const replace = useAction(providersReplaceProviderMutation().mutationFn, {
    done: t("replace.done"),
    onDone: (following: ServiceRequestOut) => {
      onClose();
      void navigate(`/missions/${following.reference}`);
    },
  });
  const action = would ? replace : rehearse;
  const again = <T,>(set: (value: T) => void) => (value: T) => {
    setWould(null);
    set(value);
  };
  const send = (version: number) => {
    const asked = { path: { reference: mission.reference }, headers: ifMatch(version), body: { provider_id: provider ?? "", reason, delivered_value: worth || undefined } };
    void (would ? replace.run(asked) : rehearse.run({ ...asked, query: { dry_run: true } }));
  };
  return (
    <MissionModal mission={mission} title={t("replace.title")} submit={would ? t("replace.submit") : t("order.rehearse")} action={action} disabled={provider === null} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("replace.what", { provider: mission.provider_name })}</Text>
      <Select label={t("replace.by")} required searchable value={provider} error={action.fields.provider_id} onChange={again(setProvider)} nothingFoundMessage={t("ask.nobody")}
        data={matches.map((one) => ({ value: one.provider_id, label: t("replace.option", { name: one.name, score: one.score }) }))} />
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} error={action.fields.reason} onChange={(event) => again(setReason)(event.currentTarget.value)} />
      {mission.order && <AmountInput label={t("replace.worth")} description={t("replace.worthHelp")} max={mission.order.amount_ttc} value={worth} error={action.fields.delivered_value} onChange={again(setWorth)} />}
      {would && <Alert role="status" variant="light" color="egide">{t("replace.would", { before: mission.provider_name, after: would.provider_name })}</Alert>}
    </MissionModal>
  );
}
