import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsWorkListOptions } from "@/api/@tanstack/react-query.gen";

interface ClaimPickerProps {
  label: string;
  /** The claim on the screen, which is no other claim. */
  except: string;
  value: string;
  onChange: (reference: string) => void;
  error?: string | undefined;
}

/** Another claim, found by its reference or the name of its insured. */
export function ClaimPicker({ label, except, value, onChange, error }: ClaimPickerProps) {
  const { t } = useTranslation("missions");
  const [typed, setTyped] = useState(value);
  const [sought] = useDebouncedValue(typed.split(" · ")[0]?.trim() ?? "", 250);
  const found = useQuery({ ...claimsWorkListOptions({ query: { q: sought, limit: 20 } }), enabled: sought.length > 1 });
  const options = (found.data?.items ?? []).filter((one) => one.reference !== except).map((one) => ({ value: one.reference, label: `${one.reference} · ${one.insured_name}` }));
  // The chosen one stays named while another search runs.
  const data = value && !options.some((one) => one.value === value) ? [{ value, label: typed || value }, ...options] : options;
  return (
    <Select label={label} placeholder={t("ask.otherPlaceholder")} searchable clearable filter={({ options: all }) => all} nothingFoundMessage={sought.length > 1 ? t("ask.otherNone") : t("ask.otherType")}
      value={value || null} error={error} onChange={(reference) => onChange(reference ?? "")} searchValue={typed} onSearchChange={setTyped} data={data} style={{ flex: "1 1 16rem" }} />
  );
}
