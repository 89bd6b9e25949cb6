import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsCreatePayeeMutation } from "@/api/@tanstack/react-query.gen";
import type { PayeeKind } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { ContactFields } from "./ContactFields";
import { type Contact, EMPTY, given, KINDS } from "./kinds";
import { ProviderSelect } from "./ProviderSelect";

interface NewPayeeProps {
  onClose: () => void;
  onMade: (id: string) => void;
}

/** A new payee: a provider of the directory, or anybody else by name, for one claim or for all. */
export function NewPayee({ onClose, onMade }: NewPayeeProps) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const [kind, setKind] = useState<PayeeKind>("lawyer");
  const [provider, setProvider] = useState<string | null>(null);
  const [claim, setClaim] = useState("");
  const [contact, setContact] = useState<Contact>(EMPTY);
  const create = useAction(paymentsCreatePayeeMutation().mutationFn, { done: t("payee.made"), onDone: (made) => onMade(made.id) });
  const ofProvider = kind === "provider";
  const send = () => void create.run({ body: { kind, ...given(ofProvider ? { ...contact, name: "" } : contact), ...(ofProvider && { provider_id: provider }), ...(claim && { claim: claim.trim().toUpperCase() }) } });
  return (
    <ActionModal title={t("payee.new")} submit={t("payee.create")} pending={create.pending} problem={create.problem} disabled={ofProvider && !provider} onSubmit={send} onClose={onClose}>
      <Select label={t("payee.kind")} required allowDeselect={false} value={kind} onChange={(value) => setKind(value as PayeeKind)} data={KINDS.map((one) => ({ value: one, label: label("payee_kind", one) }))} />
      {ofProvider ? <ProviderSelect value={provider} onChange={setProvider} error={create.fields.provider_id} /> : null}
      <ContactFields named={!ofProvider} value={contact} onChange={setContact} errors={create.fields} />
      <TextInput label={t("payee.forClaim")} description={t("payee.forClaimHelp")} placeholder="SIN-2026-000001" value={claim} error={create.fields.claim} onChange={(event) => setClaim(event.currentTarget.value)} />
    </ActionModal>
  );
}
