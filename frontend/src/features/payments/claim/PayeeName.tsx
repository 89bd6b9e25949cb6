import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paymentsListPayeesOptions } from "@/api/@tanstack/react-query.gen";
import type { PayeeKind } from "@/api/types.gen";

interface PayeeNameProps {
  label: string;
  kind: PayeeKind;
  value: string;
  onChange: (name: string) => void;
  error?: string;
}

/** Somebody paid by name: one already known is offered, a new one is made by the server. */
export function PayeeName({ label, kind, value, onChange, error }: PayeeNameProps) {
  const { t } = useTranslation("payments");
  const [looked] = useDebouncedValue(value.trim(), 200);
  const known = useQuery({ ...paymentsListPayeesOptions({ query: { kind, limit: 20, ...(looked && { q: looked }) } }), placeholderData: keepPreviousData });
  const names = [...new Set((known.data?.items ?? []).map((one) => one.name))];
  return <Autocomplete label={label} description={t("payee.byName")} required maxLength={140} data={names} filter={({ options }) => options} value={value} onChange={onChange} error={error} />;
}
