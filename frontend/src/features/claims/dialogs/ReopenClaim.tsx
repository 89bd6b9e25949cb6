import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsReopenMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";

export default function ReopenClaim({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [reason, setReason] = useState("");
  const reopen = useAction(claimsReopenMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.reopen.done"), onDone: onClose });
  const send = (version: number) => void reopen.run({ path: { reference: claim.reference }, body: { reason }, headers: ifMatch(version) });
  return (
    <ClaimModal title={label("claim_action", "reopen")} submit={t("form.reopen.submit")} claim={claim} action={reopen} typed={[{ label: t("form.reason"), value: reason }]} disabled={reason.trim() === ""} onSubmit={send} onClose={onClose}>
      <Textarea label={t("form.reason")} data-autofocus required autosize minRows={3} maxLength={2000} value={reason} error={reopen.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ClaimModal>
  );
}
