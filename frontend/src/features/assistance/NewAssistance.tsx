import { Select, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { assistanceRequestAssistanceMutation } from "@/api/@tanstack/react-query.gen";
import type { AssistanceIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { PolicyPicker } from "./PolicyPicker";

const TRIGGERS = ["assault", "patient_death", "relative_death", "other"] as const satisfies AssistanceIn["trigger"][];
const CHANNELS = ["phone", "email", "portal", "letter", "broker"] as const satisfies NonNullable<AssistanceIn["channel"]>[];

/** A request, recorded whatever is missing: the policy can be found later. */
export function NewAssistance({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("assistance");
  const label = useLabel();
  const [trigger, setTrigger] = useState<(typeof TRIGGERS)[number] | null>(null);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>("phone");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [policy, setPolicy] = useState<string | null>(null);
  const [who, setWho] = useState({ name: "", rpps: "", email: "" });
  const action = useAction(assistanceRequestAssistanceMutation().mutationFn, { done: t("new.done"), onDone: onClose });
  const send = () => {
    if (trigger === null) return;
    const told = { name: who.name || undefined, rpps: who.rpps || undefined, email: who.email || undefined };
    void action.run({ body: { trigger, channel, requested_on: on, policy_number: policy ?? undefined, insured: policy === null ? told : undefined } });
  };
  const field = (name: keyof typeof who, type: string, maxLength: number) => (
    <TextInput label={t(`new.${name}`)} type={type} maxLength={maxLength} value={who[name]} error={action.fields[`insured.${name}`]} onChange={(event) => { const value = event.currentTarget.value; setWho((now) => ({ ...now, [name]: value })); }} />
  );
  return (
    <ActionModal title={t("new.title")} submit={t("new.submit")} pending={action.pending} problem={action.problem} disabled={trigger === null} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("secret")}</Text>
      <PolicyPicker value={policy} onChange={setPolicy} error={action.fields.policy_number} />
      {policy === null && <SimpleGrid cols={{ base: 1, xs: 3 }}>{field("name", "text", 300)}{field("rpps", "text", 20)}{field("email", "email", 254)}</SimpleGrid>}
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select label={t("field.trigger")} required value={trigger} error={action.fields.trigger} onChange={setTrigger} data={TRIGGERS.map((one) => ({ value: one, label: label("assistance_trigger", one) }))} />
        <Select label={t("new.channel")} allowDeselect={false} value={channel} onChange={(value) => setChannel(value ?? channel)} data={CHANNELS.map((one) => ({ value: one, label: label("assistance_channel", one) }))} />
        <DayInput label={t("field.on")} required max={parisDay(new Date())} value={on} error={action.fields.requested_on} onChange={setOn} />
      </SimpleGrid>
    </ActionModal>
  );
}
