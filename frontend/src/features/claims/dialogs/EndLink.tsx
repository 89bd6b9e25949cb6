import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsEndLinkMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";

export function EndLink({ reference, linkId, onClose }: { reference: string; linkId: string; onClose: () => void }) {
  const { t } = useTranslation("claims");
  const [reason, setReason] = useState("");
  const end = useAction(claimsEndLinkMutation().mutationFn, { done: t("form.link.ended"), onDone: onClose });
  return (
    <ActionModal title={t("form.link.end")} submit={t("form.link.end")} pending={end.pending} problem={end.problem} disabled={reason.trim() === ""} onClose={onClose} onSubmit={() => void end.run({ path: { reference, link_id: linkId }, body: { reason } })}>
      <Textarea label={t("form.link.reason")} data-autofocus required autosize minRows={2} value={reason} error={end.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
