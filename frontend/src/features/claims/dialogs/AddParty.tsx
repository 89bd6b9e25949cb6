import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsAddPartyMutation } from "@/api/@tanstack/react-query.gen";
import type { PartyIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { PARTY_ROLES, RELATIONS } from "../codes";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";

export default function AddParty({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [party, setParty] = useState({ role: "opposing_lawyer" as PartyIn["role"], name: "", phone: "", email: "", content: claim.contents[0]?.id ?? "", relation: "unknown" as NonNullable<PartyIn["relation"]> });
  const set = (change: Partial<typeof party>) => setParty((now) => ({ ...now, ...change }));
  const add = useAction(claimsAddPartyMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.party.done"), onDone: onClose });
  const author = party.role === "author";
  const contact = { ...(party.phone && { phone: party.phone }), ...(party.email && { email: party.email }) };
  const body: PartyIn = {
    role: party.role, name: party.name.trim(),
    ...(Object.keys(contact).length > 0 && { contact: { name: party.name.trim(), ...contact } }),
    ...(author && { content_id: party.content || null, relation: party.relation }),
  };
  return (
    <ActionModal title={label("claim_action", "add_party")} submit={t("form.party.submit")} pending={add.pending} problem={add.problem} disabled={party.name.trim() === ""} onSubmit={() => void add.run({ path: { reference: claim.reference }, body })} onClose={onClose}>
      <NativeSelect label={t("form.party.role")} data-autofocus value={party.role} error={add.fields.role} onChange={(event) => set({ role: event.currentTarget.value as PartyIn["role"] })} data={PARTY_ROLES.map((one) => ({ value: one, label: label("party_role", one) }))} />
      <TextInput label={t("form.party.name")} required maxLength={300} value={party.name} error={add.fields.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      {author ? (
        <Group grow>
          <NativeSelect label={t("form.party.content")} value={party.content} error={add.fields.content_id} onChange={(event) => set({ content: event.currentTarget.value })} data={claim.contents.map((one, index) => ({ value: one.id, label: t("content.heading", { number: index + 1 }) }))} />
          <NativeSelect label={t("form.party.relation")} value={party.relation} onChange={(event) => set({ relation: event.currentTarget.value as typeof party.relation })} data={RELATIONS.map((one) => ({ value: one, label: label("relation", one) }))} />
        </Group>
      ) : (
        <Group grow>
          <TextInput label={t("form.party.phone")} type="tel" maxLength={40} value={party.phone} error={add.fields["contact.phone"]} onChange={(event) => set({ phone: event.currentTarget.value })} />
          <TextInput label={t("form.party.email")} type="email" maxLength={254} value={party.email} error={add.fields["contact.email"]} onChange={(event) => set({ email: event.currentTarget.value })} />
        </Group>
      )}
    </ActionModal>
  );
}
