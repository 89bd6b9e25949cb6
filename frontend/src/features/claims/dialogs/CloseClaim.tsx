import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsCloseMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";

export default function CloseClaim({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [reason, setReason] = useState("");
  const close = useAction(claimsCloseMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.close.done"), onDone: onClose });
  const send = (version: number) => void close.run({ path: { reference: claim.reference }, body: { reason }, headers: ifMatch(version) });
  return (
    <ClaimModal title={label("claim_action", "close")} submit={t("form.close.submit")} claim={claim} action={close} typed={[{ label: t("form.reason"), value: reason }]} disabled={reason.trim() === ""} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("form.close.hint")}</Text>
      <Textarea label={t("form.reason")} data-autofocus required autosize minRows={3} maxLength={2000} value={reason} error={close.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ClaimModal>
  );
}
