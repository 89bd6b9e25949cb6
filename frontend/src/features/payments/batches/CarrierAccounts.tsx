import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsGetCarrierAccountOptions, paymentsSetCarrierAccountMutation, policiesListCarriersOptions } from "@/api/@tanstack/react-query.gen";
import type { CarrierOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { Iban } from "../payees/Iban";
import { IbanInput } from "../payees/IbanInput";

/** The account that each carrier's transfers leave from, set by an administrator. */
export function CarrierAccounts() {
  const { t } = useTranslation("payments");
  const carriers = useQuery(policiesListCarriersOptions());
  const [edited, setEdited] = useState<CarrierOut | null>(null);
  const columns = [
    { key: "name", label: t("facts.carrier"), cell: (row: CarrierOut) => row.name },
    { key: "licence", label: t("carrier.licence"), cell: (row: CarrierOut) => row.licence },
    { key: "account", label: t("carrier.account"), cell: (row: CarrierOut) => <Account code={row.code} /> },
    { key: "set", label: t("approvals.decide"), right: true, cell: (row: CarrierOut) => <Button size="xs" variant="default" onClick={() => setEdited(row)}>{t("carrier.set")}</Button> },
  ];
  return (
    <Section title={t("carrier.title")}>
      <Wait query={carriers} rows={2}>{(rows) => <Table caption={t("carrier.title")} columns={columns} rows={rows} rowKey={(row) => row.code} empty={t("carrier.none")} />}</Wait>
      {edited && <AccountModal carrier={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function Account({ code }: { code: string }) {
  const { t } = useTranslation("payments");
  const account = useQuery(paymentsGetCarrierAccountOptions({ path: { code } }));
  return <Wait query={account} rows={1}>{({ iban }) => (iban ? <Iban iban={iban} /> : <>{t("carrier.unset")}</>)}</Wait>;
}

function AccountModal({ carrier, onClose }: { carrier: CarrierOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [iban, setIban] = useState("");
  const set = useAction(paymentsSetCarrierAccountMutation().mutationFn, { done: t("carrier.done"), onDone: onClose });
  const send = () => void set.run({ path: { code: carrier.code }, body: { iban }, headers: { "idempotency-key": crypto.randomUUID() } });
  return (
    <ActionModal title={t("carrier.setTitle", { name: carrier.name })} submit={t("save")} pending={set.pending} problem={set.problem} onSubmit={send} onClose={onClose}>
      <Stack gap="xs"><IbanInput label={t("account.iban")} value={iban} error={set.fields.iban} onChange={setIban} /></Stack>
    </ActionModal>
  );
}
