import { Button, Checkbox, Select, SimpleGrid, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersAddTariffMutation, providersListTariffsOptions } from "@/api/@tanstack/react-query.gen";
import type { ProviderOut, Speciality } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { cents, type VatRate, VAT_RATES, vatOf, wire } from "@/features/missions/quote";
import { useAction } from "@/lib/actions";
import { day, euros, parisDay, percent } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";

/** Dated prices, the latest first. */
export function TariffsSection({ provider }: { provider: ProviderOut }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const edits = useMay()("providers:edit");
  const [adding, setAdding] = useState(false);
  const tariffs = useQuery(providersListTariffsOptions({ path: { provider_id: provider.id } }));
  return (
    <Section title={t("tariffs.title")} actions={edits && <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>{t("tariffs.add")}</Button>}>
      <Wait query={tariffs} rows={3}>
        {(page) => (
          <Table caption={t("tariffs.title")} rows={page.items} rowKey={(one) => one.id} empty={t("tariffs.none")}
            columns={[
              { key: "speciality", label: t("field.speciality"), cell: (one) => label("speciality", one.speciality) },
              { key: "from", label: t("tariffs.from"), cell: (one) => day(one.valid_from) },
              { key: "ht", label: t("tariffs.ht"), right: true, cell: (one) => <Money amount={one.amount_ht} /> },
              { key: "ttc", label: t("tariffs.ttc"), right: true, cell: (one) => (one.amount_ttc ? <Money amount={one.amount_ttc} /> : t("tariffs.withdrawn")) },
            ]} />
        )}
      </Wait>
      {adding && <TariffDialog provider={provider} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function TariffDialog({ provider, onClose }: { provider: ProviderOut; onClose: () => void }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const [speciality, setSpeciality] = useState<Speciality>(provider.specialities[0] ?? "cleaning");
  const [from, setFrom] = useState(() => parisDay(new Date()));
  const [rate, setRate] = useState<VatRate | "ttc" | "none">("20");
  const [amount, setAmount] = useState("");
  const [reverse, setReverse] = useState(false);
  const action = useAction(providersAddTariffMutation().mutationFn, { done: t("tariffs.done"), onDone: onClose });
  const taxed = rate !== "ttc" && rate !== "none";
  const net = cents(amount);
  const send = () => void action.run({
    path: { provider_id: provider.id },
    body: { speciality, valid_from: from, ...(rate === "ttc" ? { amount_ttc: amount } : taxed ? { amount_ht: amount, vat_rate: rate, reverse_charge: reverse } : {}) },
  });
  const rates = [...VAT_RATES.map((one) => ({ value: one as string, label: t("tariffs.rate", { rate: percent(Number(one) / 100) }) })), { value: "ttc", label: t("tariffs.flat") }, { value: "none", label: t("tariffs.withdraw") }];
  return (
    <ActionModal title={t("tariffs.add")} submit={t("tariffs.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select label={t("field.speciality")} allowDeselect={false} value={speciality} error={action.fields.speciality} onChange={(value) => setSpeciality(value ?? speciality)} data={provider.specialities.map((one) => ({ value: one, label: label("speciality", one) }))} />
        <DayInput label={t("tariffs.from")} required value={from} error={action.fields.valid_from} onChange={setFrom} />
        <Select label={t("tariffs.tax")} allowDeselect={false} value={rate} error={action.fields.vat_rate} onChange={(value) => setRate((value ?? "20") as typeof rate)} data={rates} />
        {rate !== "none" && <AmountInput label={t(rate === "ttc" ? "tariffs.ttc" : "tariffs.ht")} required value={amount} error={action.fields.amount_ht ?? action.fields.amount_ttc} onChange={setAmount} />}
      </SimpleGrid>
      {taxed && rate !== "0" && <Checkbox label={t("tariffs.reverse")} checked={reverse} onChange={(event) => setReverse(event.currentTarget.checked)} />}
      {taxed && net !== null && <Text size="sm" role="status">{t("tariffs.total", { vat: euros(wire(vatOf(net, rate))), ttc: euros(wire(net + vatOf(net, rate))) })}</Text>}
    </ActionModal>
  );
}
