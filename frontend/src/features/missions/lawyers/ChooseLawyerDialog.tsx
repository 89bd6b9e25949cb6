import { Alert, Select, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lawyersChooseLawyerMutation, lawyersLawyerLaneOptions, lawyersLawyerNamesOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";

/** The lawyer whom the insured named: theirs to choose, nobody proposes one unasked. */
export default function ChooseLawyerDialog({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("missions");
  const path = { reference: claim.reference };
  const lane = useQuery(lawyersLawyerLaneOptions({ path }));
  // Names are given after the insured's written request only.
  const names = useQuery({ ...lawyersLawyerNamesOptions({ path }), enabled: (lane.data?.name_requests.length ?? 0) > 0 });
  const [typed, setTyped] = useState({ name: "", bar: "", email: "", phone: "", address: "", document: "" });
  const [provider, setProvider] = useState<string | null>(null);
  const [on, setOn] = useState(() => parisDay(new Date()));
  const action = useAction(lawyersChooseLawyerMutation().mutationFn, { done: t("choose.done"), onDone: onClose });
  const take = (id: string | null) => {
    setProvider(id);
    const known = names.data?.items.find((one) => one.provider_id === id);
    if (known) setTyped((now) => ({ ...now, name: known.name, email: known.email, phone: known.phone ?? "" }));
  };
  const send = () => void action.run({
    path,
    body: { name: typed.name, bar: typed.bar, email: typed.email || undefined, phone: typed.phone || undefined, address: typed.address || undefined, document: typed.document || undefined, provider_id: provider ?? undefined, chosen_on: on },
  });
  const field = (name: keyof typeof typed, more: object = {}) => (
    <TextInput label={t(`choose.${name}`)} value={typed[name]} error={action.fields[name]} onChange={(event) => { const value = event.currentTarget.value; setTyped((now) => ({ ...now, [name]: value })); }} {...more} />
  );
  return (
    <ActionModal title={t("choose.title")} submit={t("choose.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Alert role="note" variant="light" color="gray"><Text size="sm">{t("choose.free")}</Text></Alert>
      {names.data && <Select label={t("choose.known")} description={t("choose.knownHelp")} clearable searchable value={provider} onChange={take} data={names.data.items.map((one) => ({ value: one.provider_id, label: one.name }))} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {field("name", { required: true, maxLength: 200, "data-autofocus": true })}
        {field("bar", { required: true, maxLength: 200 })}
        {field("email", { type: "email", maxLength: 254 })}
        {field("phone", { type: "tel", maxLength: 40 })}
      </SimpleGrid>
      {field("address", { maxLength: 500 })}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayInput label={t("choose.day")} required max={parisDay(new Date())} value={on} error={action.fields.chosen_on} onChange={setOn} />
        {field("document", { maxLength: 200 })}
      </SimpleGrid>
    </ActionModal>
  );
}
