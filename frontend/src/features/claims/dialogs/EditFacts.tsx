import { Chip, Fieldset, Group, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { claimsEditMutation } from "@/api/@tanstack/react-query.gen";
import type { CircumstancesIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { useState } from "react";
import { DECLARANT_ROLES, WISHES } from "../codes";
import type { ClaimActionProps } from "../contract";
import { PROTECTION } from "../page/useCircumstances";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";
import { type Facts, factsOf, patchOf } from "./facts";

const YES_NO = ["already_replied", "already_reported", "already_complained", "public_employer"] as const;
const WORDS = ["already_spent", "linked_case", "other_insurer"] as const;

/** The facts of the file; only what was changed is sent, the rest stays whatever others do. */
export default function EditFacts({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [start] = useState(() => factsOf(claim));
  const [facts, setFacts] = useState(start);
  const set = (change: Partial<Facts>) => setFacts((now) => ({ ...now, ...change }));
  const edit = useAction(claimsEditMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.edit.done"), onDone: onClose });
  const patch = patchOf(start, facts);
  const send = (version: number) => void edit.run({ path: { reference: claim.reference }, body: patch, headers: ifMatch(version) });
  const typed = [
    ...("discovered_on" in patch ? [{ label: t("form.edit.discovered"), value: day(facts.discovered_on) }] : []),
    ...("court_postcode" in patch ? [{ label: t("form.edit.court"), value: facts.court_postcode }] : []),
    ...("desired_outcome" in patch ? [{ label: t("form.edit.wishes"), value: facts.desired_outcome.map((one) => label("desired_outcome", one)).join(", ") }] : []),
    ...("declarant" in patch ? [{ label: t("form.edit.declarant"), value: facts.declarant.name }] : []),
    ...("target" in patch ? [{ label: t("form.edit.targetTitle"), value: facts.target.name }] : []),
  ];
  return (
    <ClaimModal title={label("claim_action", "edit")} submit={t("form.edit.submit")} claim={claim} action={edit} typed={typed} disabled={Object.keys(patch).length === 0} onSubmit={send} onClose={onClose}>
      <Group grow align="flex-start">
        <DayInput label={t("form.edit.discovered")} data-autofocus max={parisDay(new Date())} value={facts.discovered_on} error={edit.fields.discovered_on} onChange={(discovered_on) => set({ discovered_on })} />
        <TextInput label={t("form.edit.court")} maxLength={10} inputMode="numeric" value={facts.court_postcode} error={edit.fields.court_postcode} onChange={(event) => set({ court_postcode: event.currentTarget.value })} />
      </Group>
      <Fieldset legend={t("form.edit.wishes")} variant="unstyled">
        <Chip.Group multiple value={facts.desired_outcome} onChange={(wishes) => set({ desired_outcome: wishes as Facts["desired_outcome"] })}>
          <Group gap={6} mt={4}>{WISHES.map((one) => <Chip key={one} size="xs" value={one}>{label("desired_outcome", one)}</Chip>)}</Group>
        </Chip.Group>
      </Fieldset>
      <People facts={facts} set={set} fields={edit.fields} />
      <Fieldset legend={t("form.edit.circumstances")} variant="unstyled">
        <div className="eg-claim-fields">
          {YES_NO.map((one) => (
            <NativeSelect key={one} size="xs" label={t(`facts.${one}`)} value={String(facts.circumstances[one] ?? "")} onChange={(event) => set({ circumstances: { ...facts.circumstances, [one]: event.currentTarget.value === "" ? null : event.currentTarget.value === "true" } })}
              data={[{ value: "", label: t("form.edit.dontKnow") }, { value: "true", label: t("facts.yes") }, { value: "false", label: t("facts.no") }]} />
          ))}
          <NativeSelect size="xs" label={t("facts.functional_protection")} value={facts.circumstances.functional_protection ?? ""} onChange={(event) => set({ circumstances: { ...facts.circumstances, functional_protection: (event.currentTarget.value || null) as CircumstancesIn["functional_protection"] } })}
            data={[{ value: "", label: t("form.edit.dontKnow") }, ...PROTECTION.map((one) => ({ value: one, label: t(`facts.protection.${one}`) }))]} />
          {WORDS.map((one) => (
            <TextInput key={one} size="xs" label={t(`facts.${one}`)} maxLength={500} value={facts.circumstances[one] ?? ""} error={edit.fields[`circumstances.${one}`]} onChange={(event) => set({ circumstances: { ...facts.circumstances, [one]: event.currentTarget.value || null } })} />
          ))}
        </div>
      </Fieldset>
    </ClaimModal>
  );
}

function People({ facts, set, fields }: { facts: Facts; set: (change: Partial<Facts>) => void; fields: Record<string, string> }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const declarant = (change: Partial<Facts["declarant"]>) => set({ declarant: { ...facts.declarant, ...change } });
  const target = (change: Partial<Facts["target"]>) => set({ target: { ...facts.target, ...change } });
  return (
    <>
      <Fieldset legend={t("form.edit.declarant")} variant="unstyled">
        <div className="eg-claim-fields">
          <TextInput size="xs" label={t("form.edit.name")} maxLength={300} value={facts.declarant.name} error={fields["declarant.name"]} onChange={(event) => declarant({ name: event.currentTarget.value })} />
          <NativeSelect size="xs" label={t("form.edit.role")} value={facts.declarant.role} error={fields["declarant.role"]} onChange={(event) => declarant({ role: event.currentTarget.value as Facts["declarant"]["role"] })} data={DECLARANT_ROLES.map((one) => ({ value: one, label: label("declarant_role", one) }))} />
          <TextInput size="xs" type="tel" label={t("form.edit.phone")} maxLength={40} value={facts.declarant.phone} error={fields["declarant.phone"]} onChange={(event) => declarant({ phone: event.currentTarget.value })} />
          <TextInput size="xs" type="email" label={t("form.edit.email")} maxLength={254} value={facts.declarant.email} error={fields["declarant.email"]} onChange={(event) => declarant({ email: event.currentTarget.value })} />
          <TextInput size="xs" label={t("form.edit.mandate")} maxLength={500} value={facts.declarant.mandate} error={fields["declarant.mandate"]} onChange={(event) => declarant({ mandate: event.currentTarget.value })} />
        </div>
      </Fieldset>
      <Fieldset legend={t("form.edit.targetTitle")} variant="unstyled">
        <div className="eg-claim-fields">
          <TextInput size="xs" label={t("form.edit.name")} maxLength={300} value={facts.target.name} error={fields["target.name"]} onChange={(event) => target({ name: event.currentTarget.value })} />
          <TextInput size="xs" label={t("form.edit.practice")} maxLength={300} value={facts.target.practice} error={fields["target.practice"]} onChange={(event) => target({ practice: event.currentTarget.value })} />
        </div>
      </Fieldset>
    </>
  );
}
