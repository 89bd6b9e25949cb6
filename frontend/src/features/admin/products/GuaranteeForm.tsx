import { Button, Checkbox, MultiSelect, NumberInput, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GuaranteeShape } from "@/api/types.gen";
import { AmountInput } from "@/ui/AmountInput";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { BENEFITS, CLAUSES, FAMILIES } from "./choices";

interface GuaranteeFormProps {
  value: GuaranteeShape;
  onChange: (guarantee: GuaranteeShape) => void;
  onRemove?: () => void;
}

/** One guarantee: what it covers, its limits, the clauses that refusals quote. */
export function GuaranteeForm({ value, onChange, onRemove }: GuaranteeFormProps) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const set = (changed: Partial<GuaranteeShape>) => onChange({ ...value, ...changed });
  const options = (group: string, codes: readonly string[]) => codes.map((code) => ({ value: code, label: label(group, code) }));
  const keep = (benefits: string[]) => set({ benefits, sub_limits: Object.fromEntries(Object.entries(value.sub_limits ?? {}).filter(([code]) => benefits.includes(code))) });
  return (
    <Section title={value.label || label("guarantee", value.code)} actions={onRemove && <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove}>{t("terms.removeGuarantee")}</Button>}>
      <Stack gap="sm">
        <div className="eg-two-free">
          <TextInput label={t("terms.g.label")} required maxLength={500} value={value.label} onChange={(event) => set({ label: event.currentTarget.value })} />
          <Select label={t("terms.g.class")} required allowDeselect={false} value={String(value.insurance_class)} data={["16", "17", "18"]} onChange={(chosen) => chosen && set({ insurance_class: Number(chosen) as 16 | 17 | 18 })} />
          <NumberInput label={t("terms.g.events_limit")} required min={0} max={1000} allowDecimal={false} value={value.events_limit ?? 0} onChange={(count) => set({ events_limit: Number(count) })} />
          <AmountInput label={t("terms.g.event_limit")} required positive={false} value={value.event_limit ?? "0.00"} onChange={(amount) => set({ event_limit: amount })} />
          <AmountInput label={t("terms.g.annual_limit")} description={t("terms.g.noLimit")} value={value.annual_limit ?? ""} onChange={(amount) => set({ annual_limit: amount || null })} />
          <AmountInput label={t("terms.g.deductible")} required positive={false} value={value.deductible ?? "0.00"} onChange={(amount) => set({ deductible: amount })} />
          <AmountInput label={t("terms.g.minimum_stake")} required positive={false} value={value.minimum_stake ?? "0.00"} onChange={(amount) => set({ minimum_stake: amount })} />
          <NumberInput label={t("terms.g.sessions_limit")} description={t("terms.g.noLimit")} min={0} max={1000} allowDecimal={false} value={value.sessions_limit ?? ""} onChange={(count) => set({ sessions_limit: count === "" ? null : Number(count) })} />
        </div>
        <MultiSelect label={t("terms.g.families")} data={options("family", FAMILIES)} value={value.families} onChange={(families) => set({ families })} clearable />
        <MultiSelect label={t("terms.g.benefits")} data={options("benefit", BENEFITS)} value={value.benefits} onChange={keep} clearable />
        <Checkbox label={t("terms.g.legal_protection")} checked={value.legal_protection ?? false} onChange={(event) => set({ legal_protection: event.currentTarget.checked })} />
        <SubLimits value={value} onChange={(limits) => set({ sub_limits: limits })} />
        <details className="eg-clauses">
          <summary>{t("terms.g.clauses")}</summary>
          <Stack gap="xs" mt="xs">
            {CLAUSES.map((code) => <Textarea key={code} label={label("clause", code)} autosize minRows={1} maxLength={500} value={String(value.clauses[code] ?? "")} onChange={(event) => set({ clauses: { ...value.clauses, [code]: event.currentTarget.value } })} />)}
          </Stack>
        </details>
      </Stack>
    </Section>
  );
}

function SubLimits({ value, onChange }: { value: GuaranteeShape; onChange: (limits: Record<string, string>) => void }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const limits = value.sub_limits ?? {};
  if (value.benefits.length === 0) return null;
  const set = (code: string, amount: string) => onChange(Object.fromEntries([...Object.entries(limits).filter(([kept]) => kept !== code), ...(amount ? [[code, amount]] : [])]) as Record<string, string>);
  return (
    <div>
      <Text size="sm" fw={600}>{t("terms.g.subLimits")}</Text>
      <div className="eg-two-free">{value.benefits.map((code) => <AmountInput key={code} label={label("benefit", code)} value={String(limits[code] ?? "")} onChange={(amount) => set(code, amount)} />)}</div>
    </div>
  );
}
