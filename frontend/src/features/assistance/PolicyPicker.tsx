import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesListPoliciesOptions } from "@/api/@tanstack/react-query.gen";

interface PolicyPickerProps {
  value: string | null;
  onChange: (number: string | null) => void;
  error?: string | undefined;
  required?: boolean;
}

/** A policy by the name of the insured or its number. */
export function PolicyPicker({ value, onChange, error, required }: PolicyPickerProps) {
  const { t } = useTranslation("assistance");
  const [typed, setTyped] = useState("");
  const [sought] = useDebouncedValue(typed.trim(), 250);
  const byNumber = /\d/.test(sought);
  const found = useQuery({ ...policiesListPoliciesOptions({ query: { ...(byNumber ? { number: sought.split(" ")[0] } : { name: sought }), limit: 20 } }), enabled: sought.length > 1 });
  const options = (found.data?.items ?? []).map((one) => ({ value: one.number, label: `${one.number} · ${one.insured_name}` }));
  // The chosen one stays named while another search runs.
  const data = value && !options.some((one) => one.value === value) ? [{ value, label: typed || value }, ...options] : options;
  return (
    <Select label={t("field.policy")} placeholder={t("pick.placeholder")} required={required} searchable clearable filter={({ options: all }) => all} nothingFoundMessage={sought.length > 1 ? t("pick.nothing") : t("pick.type")}
      value={value} error={error} onChange={onChange} searchValue={typed} onSearchChange={setTyped} data={data} />
  );
}
