import { Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsEventProposalsOptions, claimsJoinEventMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { VersionedModal } from "@/ui/VersionedModal";
import { EventChange } from "../EventChange";
import { JoinChoice } from "../JoinChoice";
import { useClaimFields } from "../useClaimFields";

/** Put the claim on another claim's event: rehearsed first, both effects read, then confirmed. */
export default function JoinEvent({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("coverage");
  const fields = useClaimFields();
  const found = useQuery(claimsEventProposalsOptions({ path: { reference: claim.reference } }));
  const [event, setEvent] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const rehearse = useAction(claimsJoinEventMutation().mutationFn, { invalidates: [] });
  const join = useAction(claimsJoinEventMutation().mutationFn, { done: t("join.done"), onDone: onClose });
  const others = found.data?.proposals.filter((one) => one.event_id !== found.data.event_id) ?? [];
  const call = (version: number, dry: boolean) => ({ path: { reference: claim.reference }, headers: ifMatch(version), body: { event_id: event ?? "", reason: reason.trim() }, query: dry ? { dry_run: true } : {} });
  const seen = rehearse.data !== undefined;
  const action = seen ? join : rehearse;
  const change = (how: () => void) => { rehearse.reset(); join.reset(); how(); };
  return (
    <VersionedModal title={t("join.title")} submit={seen ? t("join.submit") : t("join.see")} thing={claim} fields={fields} action={action} onClose={onClose} disabled={event === null || reason.trim() === ""}
      onSubmit={(version) => void (seen ? join.run(call(version, false)) : rehearse.run(call(version, true)))}>
      {found.data && others.length === 0 && <Text size="sm">{t("join.none")}</Text>}
      {others.length > 0 && <JoinChoice others={others} value={event} onChange={(to) => change(() => setEvent(to))} />}
      {others.length > 0 && <Textarea label={t("join.reason")} required autosize minRows={2} value={reason} onChange={({ currentTarget }) => change(() => setReason(currentTarget.value))} error={action.fields.reason} />}
      {rehearse.data && <EventChange change={rehearse.data} />}
    </VersionedModal>
  );
}
