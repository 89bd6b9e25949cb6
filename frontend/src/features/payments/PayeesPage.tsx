import { Anchor, Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { paymentsListPayeesQueryKey } from "@/api/@tanstack/react-query.gen";
import { paymentsListPayees } from "@/api/sdk.gen";
import type { PayeeKind, PayeeOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useFilters } from "@/lib/filters";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { MoneyNav } from "./MoneyNav";
import { Iban } from "./payees/Iban";
import { NewPayee } from "./payees/NewPayee";
import { KINDS } from "./payees/kinds";

/** Whoever may be paid, and on which account. */
export default function PayeesPage() {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const may = useMay();
  const navigate = useNavigate();
  const [params, change] = useFilters();
  const [open, setOpen] = useState(false);
  const kind = (params.get("kind") as PayeeKind | null) ?? null;
  const name = params.get("q") ?? "";
  const awaiting = params.get("awaits") === "1";
  const look = useDebouncedCallback((typed: string) => change({ q: typed.trim() || null }), 250);
  const query = { ...(kind && { kind }), ...(name && { q: name }), ...(awaiting && { awaits_approval: true }) };
  const payees = usePages([...paymentsListPayeesQueryKey({ query }), "pages"], (cursor, signal) => paymentsListPayees({ query: { ...query, cursor, limit: 50 }, signal }));
  const columns: Column<PayeeOut>[] = [
    { key: "name", label: t("payee.name"), cell: (row) => <Anchor component={Link} to={`/payees/${row.id}`} size="sm" fw={600}>{row.name}</Anchor> },
    { key: "kind", label: t("payee.kind"), cell: (row) => label("payee_kind", row.kind) },
    { key: "claim", label: t("payment.claim"), cell: (row) => row.claim && <Anchor component={Link} to={`/claims/${row.claim}`} size="sm">{row.claim}</Anchor> },
    { key: "account", label: t("account.iban"), cell: (row) => (row.account ? <Iban iban={row.account.iban} /> : t("payee.noAccount")) },
    { key: "state", label: t("payee.details"), cell: (row) => row.awaits_approval && <span className="eg-status" data-color="orange">{label("bank_details_state", "pending")}</span> },
  ];
  return (
    <Page title={t("rooms.payees")} lead={t("payee.lead")} actions={<><MoneyNav here="payees" />{may("payees:edit") && <Button onClick={() => setOpen(true)}>{t("payee.new")}</Button>}</>}>
      <Group align="flex-end">
        <TextInput type="search" label={t("payee.search")} maxLength={140} defaultValue={name} onChange={(event) => look(event.currentTarget.value)} />
        <Select label={t("payee.kind")} placeholder={t("payee.every")} clearable value={kind} onChange={(value) => change({ kind: value })} data={KINDS.map((one) => ({ value: one, label: label("payee_kind", one) }))} />
        <Checkbox pb={8} label={t("payee.onlyAwaiting")} checked={awaiting} onChange={(event) => change({ awaits: event.currentTarget.checked ? "1" : null })} />
      </Group>
      <PagedTable caption={t("rooms.payees")} columns={columns} query={payees} rowKey={(row) => row.id} empty={t(awaiting ? "payee.noneAwaiting" : "payee.none")} />
      {open && <NewPayee onClose={() => setOpen(false)} onMade={(id) => void navigate(`/payees/${id}`)} />}
    </Page>
  );
}
