import { Combobox, Loader, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesListPoliciesOptions } from "@/api/@tanstack/react-query.gen";
import type { PolicySummary } from "@/api/types.gen";
import { day } from "@/lib/format";
import { type ChosenPolicy, isPhone } from "./draft";

interface PolicySearchProps {
  value: ChosenPolicy | null;
  onChange: (policy: ChosenPolicy | null) => void;
  /** The choice was made by hand: time for the next field. */
  onChosen?: () => void;
  /** Left without a choice: what was typed is still worth keeping. */
  onLeft?: (typed: string) => void;
  error?: string;
  autoFocus?: boolean;
  description?: string;
}

/** A policy by its number, its insured's name or their phone, searched by the server; the first answer is one Enter away. */
export function PolicySearch({ value, onChange, onChosen, onLeft, error, autoFocus, description }: PolicySearchProps) {
  const { t } = useTranslation("declaration");
  const combobox = useCombobox();
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed.trim(), 180);
  const found = useSearch(asked);
  const items = asked.length > 1 ? (found.data?.items ?? []) : [];
  const first = items[0]?.number;
  useEffect(() => {
    if (first) combobox.selectFirstOption();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new list moves the choice back to its top
  }, [first]);
  const choose = (number: string) => {
    const one = items.find((item) => item.number === number);
    if (!one) return;
    onChange({ number: one.number, name: one.insured_name });
    setTyped("");
    combobox.closeDropdown();
    onChosen?.();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput label={t("policy.label")} description={description} inputWrapperOrder={["label", "input", "description", "error"]} error={error} placeholder={t("policy.placeholder")} autoFocus={autoFocus} autoComplete="off"
          rightSection={found.isFetching ? <Loader size="xs" /> : null} value={value && typed === "" ? `${value.name} · ${value.number}` : typed}
          onChange={(event) => {
            if (value) onChange(null);
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()} onBlur={(event) => {
            combobox.closeDropdown();
            // Another window took the keys: the person comes back to this field.
            if (document.activeElement === event.currentTarget || value || typed.trim() === "" || !onLeft || asNumber(typed)) return;
            onLeft(typed.trim());
            setTyped("");
          }} />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked.length < 2 || !found.data}>
        <Combobox.Options>
          {items.map((one) => <Combobox.Option key={one.number} value={one.number}><Found policy={one} /></Combobox.Option>)}
          {items.length === 0 && <Combobox.Empty>{t("policy.none")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A policy number, which no other field could hold. */
const asNumber = (typed: string) => /\d/.test(typed) && !isPhone(typed);

const useSearch = (asked: string) =>
  useQuery({
    ...policiesListPoliciesOptions({ query: { q: asked, limit: 8 } }),
    enabled: asked.length > 1, placeholderData: keepPreviousData,
  });

function Found({ policy }: { policy: PolicySummary }) {
  const { t } = useTranslation("declaration");
  return (
    <>
      <Text size="sm" fw={600}>{policy.insured_name}</Text>
      <Text size="xs" c="dimmed">
        {policy.number} · {policy.end_on ? t("policy.ended", { day: day(policy.end_on) }) : t("policy.since", { day: day(policy.inception_on) })}
        {policy.policyholder_id !== policy.insured_id && ` · ${t("policy.holder", { name: policy.policyholder_name })}`}
      </Text>
    </>
  );
}
