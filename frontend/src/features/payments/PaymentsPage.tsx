import { Button, Group, Tabs, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { useFilters } from "@/lib/filters";
import { Download } from "@/ui/Download";
import { Page } from "@/ui/Page";
import { Approvals } from "./approvals/Approvals";
import { useApproves } from "./approvals/mine";
import { MoneyNav } from "./MoneyNav";
import { PaymentList } from "./payment/PaymentList";
import { filtersOf, type Tab, TABS } from "./steps";

/** Every payment by where its money is, and all that awaits a second person. */
export default function PaymentsPage() {
  const { t } = useTranslation("payments");
  const [params, change] = useFilters();
  const may = useMay();
  const approves = useApproves();
  const tabs = TABS.filter((tab) => tab !== "approve" || approves);
  const tab = tabs.find((one) => one === params.get("tab")) ?? (approves ? "approve" : "proposed");
  const claim = params.get("claim") ?? "";
  const payee = params.get("payee") ?? "";
  const go = (changes: Parameters<typeof change>[0]) => change(changes, { replace: false });
  const filters = { ...filtersOf(tab), ...(claim && { claim }), ...(payee && { payee_id: payee }) };
  return (
    <Page title={t("title")} lead={t("lead")} actions={<MoneyNav here="payments" />}>
      <Tabs value={tab} onChange={(next) => go({ tab: next ?? "" })} keepMounted={false}>
        <Tabs.List mb="sm">{tabs.map((one) => <Tabs.Tab key={one} value={one}>{t(`tabs.${one}`)}</Tabs.Tab>)}</Tabs.List>
        {tabs.map((one: Tab) => (
          <Tabs.Panel key={one} value={one}>
            {one === "approve" ? <Approvals /> : (
              <>
                <Group justify="space-between" align="flex-end" mb="sm">
                  <ClaimFilter key={claim} claim={claim} onPick={(picked) => go({ claim: picked })} payee={payee !== ""} onForgetPayee={() => go({ payee: "" })} />
                  {may("payments:read") && <Download href={`/api/v1/payments.csv?${new URLSearchParams(filters)}`} name="reglements.csv">{t("export")}</Download>}
                </Group>
                <PaymentList filters={filters} empty={t(`empty.${one}`)} />
              </>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

interface FilterProps {
  claim: string;
  onPick: (claim: string) => void;
  payee: boolean;
  onForgetPayee: () => void;
}

function ClaimFilter({ claim, onPick, payee, onForgetPayee }: FilterProps) {
  const { t } = useTranslation("payments");
  const [typed, setTyped] = useState(claim);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPick(typed.trim().toUpperCase());
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput label={t("filters.claim")} placeholder="SIN-2026-000001" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button type="submit" variant="default">{t("filters.apply")}</Button>
        {claim && <Button variant="subtle" onClick={() => onPick("")}>{t("filters.clear")}</Button>}
        {payee && <Button variant="subtle" onClick={onForgetPayee}>{t("filters.everyPayee")}</Button>}
      </Group>
    </form>
  );
}
