import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsLinkMutation } from "@/api/@tanstack/react-query.gen";
import type { BackendClaimsLinkCommandsLinkIn as LinkIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { LINK_KINDS } from "../codes";
import type { ClaimActionProps } from "../contract";

export default function LinkClaim({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [link, setLink] = useState({ kind: "same_matter" as LinkIn["kind"], claim: "", outside: "", handler: "", note: "" });
  const set = (change: Partial<typeof link>) => setLink((now) => ({ ...now, ...change }));
  const record = useAction(claimsLinkMutation().mutationFn, { done: t("form.link.done"), onDone: onClose });
  const outside = link.kind === "outside_case";
  const body: LinkIn = { kind: link.kind, note: link.note.trim() || null, ...(outside ? { outside_reference: link.outside.trim(), outside_handler: link.handler.trim() } : { claim_reference: link.claim.trim().toUpperCase() }) };
  return (
    <ActionModal title={label("claim_action", "link")} submit={t("form.link.submit")} pending={record.pending} problem={record.problem} disabled={outside ? !link.outside.trim() || !link.handler.trim() : !link.claim.trim()} onClose={onClose} onSubmit={() => void record.run({ path: { reference: claim.reference }, body })}>
      <NativeSelect label={t("form.link.kind")} data-autofocus value={link.kind} error={record.fields.kind} onChange={(event) => set({ kind: event.currentTarget.value as LinkIn["kind"] })} data={LINK_KINDS.map((one) => ({ value: one, label: label("claim_link", one) }))} />
      {outside ? (
        <>
          <TextInput label={t("form.link.outside")} required value={link.outside} error={record.fields.outside_reference} onChange={(event) => set({ outside: event.currentTarget.value })} />
          <TextInput label={t("form.link.handler")} required value={link.handler} error={record.fields.outside_handler} onChange={(event) => set({ handler: event.currentTarget.value })} />
        </>
      ) : (
        <TextInput label={t("form.link.claim")} placeholder="SIN-2026-000123" required value={link.claim} error={record.fields.claim_reference} onChange={(event) => set({ claim: event.currentTarget.value })} />
      )}
      <Textarea label={t("form.link.note")} autosize minRows={2} value={link.note} error={record.fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </ActionModal>
  );
}
