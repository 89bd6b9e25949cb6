import { Button, Checkbox, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesCreateTermsMutation, policiesListCarriersOptions } from "@/api/@tanstack/react-query.gen";
import type { GuaranteeShape, TermsOut, TermsShape } from "@/api/types.gen";
import { useRehearsed } from "@/features/policies/dialogs/useRehearsed";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { CHOICES, DAYS, FLAGS, GUARANTEES, newGuarantee } from "./choices";
import { GuaranteeForm } from "./GuaranteeForm";
import { TermsDiff } from "./TermsDiff";

interface TermsFormProps {
  from: TermsOut;
  onClose: () => void;
  onMade: (version: number) => void;
}

/** A new version, from an old one: what changes is shown side by side once the server has checked it, then recorded. */
export function TermsForm({ from, onClose, onMade }: TermsFormProps) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const [terms, setTerms] = useState<TermsShape>(from.terms);
  const [valid, setValid] = useState(parisDay(new Date()));
  const [carrier, setCarrier] = useState(from.carrier);
  const carriers = useQuery({ ...policiesListCarriersOptions(), staleTime: 600_000 });
  const set = (changed: Partial<TermsShape>) => setTerms((before) => ({ ...before, ...changed }));
  const path = { code: from.product };
  const rehearse = useAction(policiesCreateTermsMutation().mutationFn, { invalidates: [] });
  const record = useAction(policiesCreateTermsMutation().mutationFn, { done: t("terms.done"), onDone: (made) => onMade(made.version) });
  const { would, submit } = useRehearsed({ carrier, valid_from: valid, terms }, (body) => rehearse.run({ path, body, query: { dry_run: true } }), (body) => void record.run({ path, body }));
  const problem = record.problem ?? rehearse.problem;
  const change = (index: number, one: GuaranteeShape | null) => set({ guarantees: terms.guarantees.flatMap((kept, at) => (at !== index ? [kept] : one ? [one] : [])) });
  const missing = GUARANTEES.filter((code) => !terms.guarantees.some((one) => one.code === code));
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <Section title={t("terms.newFrom", { version: from.version })}>
          <div className="eg-two-free">
            <DayInput label={t("terms.validFrom")} required value={valid} onChange={setValid} />
            <Select label={t("terms.carrier")} required allowDeselect={false} value={carrier} onChange={(value) => value && setCarrier(value)} data={(carriers.data ?? []).map((one) => ({ value: one.code, label: one.name }))} />
            {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((key) => (
              <Select key={key} label={t(`terms.f.${key}`)} required allowDeselect={false} value={terms[key] ?? null} onChange={(value) => value && set({ [key]: value })} data={CHOICES[key].map((value) => ({ value, label: label(key, value) }))} />
            ))}
            {DAYS.map(([key, min, max]) => <NumberInput key={key} label={t(`terms.f.${key}`)} required min={min} max={max} allowDecimal={false} value={terms[key] ?? min} onChange={(value) => set({ [key]: Number(value) })} />)}
          </div>
          <Stack gap="xs" mt="sm">{FLAGS.map((key) => <Checkbox key={key} label={t(`terms.f.${key}`)} checked={terms[key] ?? false} onChange={(event) => set({ [key]: event.currentTarget.checked })} />)}</Stack>
        </Section>
        {terms.guarantees.map((one, index) => <GuaranteeForm key={one.code} value={one} onChange={(next) => change(index, next)} onRemove={terms.guarantees.length > 1 ? () => change(index, null) : undefined} />)}
        <Group gap="xs">{missing.map((code) => <Button key={code} variant="default" size="compact-sm" onClick={() => set({ guarantees: [...terms.guarantees, newGuarantee(code, label("guarantee", code))] })}>{t("terms.addGuarantee", { name: label("guarantee", code) })}</Button>)}</Group>
        {would && <Section title={t("terms.would", { version: would.version })}><TermsDiff before={from.terms} after={would.terms} /></Section>}
        <ProblemAlert problem={problem} />
        <Text size="sm" c="dimmed">{t("terms.never")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" loading={rehearse.pending || record.pending}>{t(would ? "terms.record" : "terms.rehearse")}</Button>
        </Group>
      </Stack>
    </form>
  );
}
