import { MultiSelect, NumberInput, SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersAddProviderMutation, providersChangeProviderMutation, providersGetProviderQueryKey } from "@/api/@tanstack/react-query.gen";
import type { ProviderOut, Speciality } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { ProviderModal } from "./ProviderModal";
import { SPECIALITIES } from "./specialities";

interface ProviderFormProps {
  provider?: ProviderOut;
  onMade?: (made: ProviderOut) => void;
  onClose: () => void;
}

const EMPTY = { name: "", siret: "", email: "", phone: "", specialities: [] as Speciality[], platforms: [] as string[], territories: [] as string[], capacity: 10, usual_delay_days: 30 };

const factsOf = (provider: ProviderOut): typeof EMPTY => ({
  name: provider.name, siret: provider.siret, email: provider.email, phone: provider.phone ?? "", specialities: provider.specialities,
  platforms: provider.platforms, territories: provider.territories, capacity: provider.capacity, usual_delay_days: provider.usual_delay_days,
});

/** A provider to add, or to change: only what changed is sent. Prices are dated and have their own form. */
export function ProviderForm({ provider, onMade, onClose }: ProviderFormProps) {
  const { t } = useTranslation("providers");
  const [start] = useState(() => (provider ? factsOf(provider) : EMPTY));
  const [facts, setFacts] = useState(start);
  const add = useAction(providersAddProviderMutation().mutationFn, { done: t("add.done"), onDone: (made: ProviderOut) => { onMade?.(made); onClose(); } });
  const change = useAction(providersChangeProviderMutation().mutationFn, { ...(provider && { becomes: providersGetProviderQueryKey({ path: { provider_id: provider.id } }) }), done: t("change.done"), onDone: onClose });
  const fields = <Fields facts={facts} onChange={setFacts} fields={(provider ? change : add).fields} />;
  if (!provider) {
    const send = () => void add.run({ body: { ...facts, phone: facts.phone || undefined } });
    return <ActionModal title={t("add.title")} submit={t("add.submit")} pending={add.pending} problem={add.problem} disabled={facts.specialities.length === 0} onSubmit={send} onClose={onClose}>{fields}</ActionModal>;
  }
  const changed = Object.fromEntries(Object.entries(facts).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(start[name as keyof typeof EMPTY])));
  const body = "phone" in changed && facts.phone === "" ? { ...changed, phone: null } : changed;
  const send = (version: number) => void change.run({ path: { provider_id: provider.id }, headers: ifMatch(version), body });
  return (
    <ProviderModal provider={provider} title={t("change.title")} submit={t("change.submit")} action={change} disabled={Object.keys(changed).length === 0 || facts.specialities.length === 0} onSubmit={send} onClose={onClose}>
      {fields}
    </ProviderModal>
  );
}

function Fields({ facts, onChange, fields }: { facts: typeof EMPTY; onChange: (facts: typeof EMPTY) => void; fields: Record<string, string> }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const set = (change: Partial<typeof EMPTY>) => onChange({ ...facts, ...change });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("field.name")} required maxLength={200} data-autofocus value={facts.name} error={fields.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <TextInput label={t("field.siret")} required maxLength={30} value={facts.siret} error={fields.siret} onChange={(event) => set({ siret: event.currentTarget.value })} />
        <TextInput type="email" label={t("field.email")} required maxLength={254} value={facts.email} error={fields.email} onChange={(event) => set({ email: event.currentTarget.value })} />
        <TextInput type="tel" label={t("field.phone")} maxLength={40} value={facts.phone} error={fields.phone} onChange={(event) => set({ phone: event.currentTarget.value })} />
      </SimpleGrid>
      <MultiSelect label={t("field.specialities")} required searchable value={facts.specialities} error={fields.specialities} onChange={(specialities) => set({ specialities: specialities as Speciality[] })} data={SPECIALITIES.map((one) => ({ value: one, label: label("speciality", one) }))} />
      <TagsInput label={t("field.platforms")} description={t("help.platforms")} value={facts.platforms} error={fields.platforms} onChange={(platforms) => set({ platforms: platforms.map((one) => one.toLowerCase()) })} />
      <TagsInput label={t("field.territories")} description={t("help.territories")} value={facts.territories} error={fields.territories} onChange={(territories) => set({ territories })} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput label={t("field.capacity")} min={0} max={10_000} allowDecimal={false} value={facts.capacity} error={fields.capacity} onChange={(value) => set({ capacity: Number(value) })} />
        <NumberInput label={t("field.usual")} min={0} max={730} allowDecimal={false} value={facts.usual_delay_days} error={fields.usual_delay_days} onChange={(value) => set({ usual_delay_days: Number(value) })} />
      </SimpleGrid>
    </>
  );
}
