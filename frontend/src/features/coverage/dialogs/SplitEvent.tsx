import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsSplitEventMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { VersionedModal } from "@/ui/VersionedModal";
import { EventChange } from "../EventChange";
import { useClaimFields } from "../useClaimFields";

/** Give the claim an event of its own: rehearsed first, both effects read, then confirmed. */
export default function SplitEvent({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("coverage");
  const fields = useClaimFields();
  const [reason, setReason] = useState("");
  const rehearse = useAction(claimsSplitEventMutation().mutationFn, { invalidates: [] });
  const split = useAction(claimsSplitEventMutation().mutationFn, { done: t("split.done"), onDone: onClose });
  const call = (version: number, dry: boolean) => ({ path: { reference: claim.reference }, headers: ifMatch(version), body: { reason: reason.trim() }, query: dry ? { dry_run: true } : {} });
  const seen = rehearse.data !== undefined;
  const action = seen ? split : rehearse;
  return (
    <VersionedModal title={t("split.title")} submit={seen ? t("split.submit") : t("join.see")} thing={claim} fields={fields} action={action} onClose={onClose} disabled={reason.trim() === ""}
      onSubmit={(version) => void (seen ? split.run(call(version, false)) : rehearse.run(call(version, true)))}>
      <Text size="sm">{t("split.lead")}</Text>
      <Textarea label={t("join.reason")} required autosize minRows={2} value={reason} onChange={(event) => { rehearse.reset(); split.reset(); setReason(event.currentTarget.value); }} error={action.fields.reason} />
      {rehearse.data && <EventChange change={rehearse.data} />}
    </VersionedModal>
  );
}
