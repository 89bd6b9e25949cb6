import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersListProvidersOptions } from "@/api/@tanstack/react-query.gen";

interface ProviderSelectProps {
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string;
}

/** A provider of the directory, searched by the server. */
export function ProviderSelect({ value, onChange, error }: ProviderSelectProps) {
  const { t } = useTranslation("payments");
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 200);
  const found = useQuery({ ...providersListProvidersOptions({ query: { limit: 20, ...(asked && { q: asked }) } }), placeholderData: keepPreviousData });
  return (
    <Select label={t("payee.provider")} required searchable value={value} onChange={onChange} searchValue={typed} onSearchChange={setTyped} error={error} filter={({ options }) => options}
      nothingFoundMessage={t("payee.noProvider")} data={(found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} />
  );
}
