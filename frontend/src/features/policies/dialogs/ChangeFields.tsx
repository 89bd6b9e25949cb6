import { Checkbox, Group, NumberInput, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { policiesListProductsOptions, policiesListTermsOptions } from "@/api/@tanstack/react-query.gen";
import { day } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { months } from "../parts/policy";
import { type AmendmentForm, changeOf } from "./amendment";

interface ChangeFieldsProps {
  form: AmendmentForm;
  errors: Record<string, string>;
  onChange: (changes: Partial<AmendmentForm>) => void;
}

/** The fields of what an amendment changes: product and terms, anniversary, or end. */
export function ChangeFields({ form, errors, onChange }: ChangeFieldsProps) {
  const { t } = useTranslation("policies");
  const change = changeOf(form);
  if (change === "anniversary")
    return (
      <Group align="flex-start" grow>
        <NumberInput label={t("amendments.day")} required min={1} max={31} allowDecimal={false} value={Number(form.day)} error={errors.anniversary} onChange={(value) => onChange({ day: String(value) })} />
        <Select label={t("amendments.month")} required allowDeselect={false} data={months()} value={form.month} onChange={(value) => value && onChange({ month: value })} />
      </Group>
    );
  if (change === "end")
    return (
      <Group align="flex-end">
        {!form.end_removed && <DayInput label={t("amendments.end")} required value={form.end_on} error={errors.end_on} onChange={(value) => onChange({ end_on: value })} />}
        <Checkbox label={t("amendments.removed")} pb={8} checked={form.end_removed} onChange={(event) => onChange({ end_removed: event.currentTarget.checked })} />
      </Group>
    );
  return <TermsChoice form={form} errors={errors} onChange={onChange} fixed={change === "terms"} />;
}

function TermsChoice({ form, errors, onChange, fixed }: ChangeFieldsProps & { fixed: boolean }) {
  const { t } = useTranslation("policies");
  const products = useQuery({ ...policiesListProductsOptions(), staleTime: 600_000 });
  const versions = useQuery({ ...policiesListTermsOptions({ path: { code: form.product } }), enabled: form.product !== "" });
  const choose = (product: string) => onChange({ product, version: String(products.data?.find((one) => one.code === product)?.terms_version ?? 1) });
  return (
    <Group align="flex-start" grow>
      {!fixed && <Select label={t("amendments.product")} required allowDeselect={false} value={form.product} error={errors.product} data={(products.data ?? []).map((one) => ({ value: one.code, label: one.label }))} onChange={(value) => value && choose(value)} />}
      <Select label={t("amendments.version")} required allowDeselect={false} value={form.version} error={errors.terms_version}
        data={(versions.data ?? []).map((one) => ({ value: String(one.version), label: t("amendments.versionOption", { version: one.version, on: day(one.valid_from) }) }))} onChange={(value) => value && onChange({ version: value })} />
    </Group>
  );
}
