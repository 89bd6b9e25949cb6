import { Autocomplete } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
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
  const known = useQuery(paymentsListPayeesOptions({ query: { kind, limit: 200 } }));
  const names = [...new Set((known.data?.items ?? []).map((one) => one.name))];
  return <Autocomplete label={label} description={t("payee.byName")} required maxLength={140} data={names} limit={20} value={value} onChange={onChange} error={error} />;
}
