import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { paymentsGetPayeeOptions } from "@/api/@tanstack/react-query.gen";
import type { PayeePage as Payee } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { country } from "./country";
import { Facts } from "./Facts";
import { AccountHistory } from "./payees/AccountHistory";
import { BankDetailsModal } from "./payees/BankDetailsModal";
import { Compare } from "./payees/Compare";
import { EditPayee } from "./payees/EditPayee";
import { Iban } from "./payees/Iban";
import { PaymentList } from "./payment/PaymentList";

export default function PayeePage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("payments");
  const payee = useQuery(paymentsGetPayeeOptions({ path: { payee_id: id } }));
  return payee.data ? <Shown payee={payee.data} /> : <Page title={t("payee.one")}><Wait query={payee} rows={8}>{() => null}</Wait></Page>;
}

function Shown({ payee }: { payee: Payee }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const [open, setOpen] = useState<"edit" | "account" | null>(null);
  const may = (action: string) => payee.allowed_actions.includes(action);
  const pending = (payee.bank_details ?? []).filter((one) => one.state === "pending");
  const address = [[payee.building_number, payee.street].filter(Boolean).join(" "), [payee.postcode, payee.city].filter(Boolean).join(" "), payee.country && country(payee.country)].filter(Boolean).join(", ");
  return (
    <Page title={payee.name} lead={label("payee_kind", payee.kind)} actions={
      <>
        <Anchor component={Link} to="/payees">{t("back.payees")}</Anchor>
        {may("edit") && <Button variant="default" onClick={() => setOpen("edit")}>{t("payee.edit")}</Button>}
        {may("propose_bank_details") && <Button onClick={() => setOpen("account")}>{t("details.propose")}</Button>}
      </>
    }>
      {pending.map((one) => <Compare key={one.id} payee={payee} proposed={one} />)}
      <Section title={t("payee.sheet")}>
        <Facts rows={[
          [t("contact.email"), payee.email],
          [t("payee.address"), address],
          [t("payment.claim"), payee.claim && <Anchor component={Link} to={`/claims/${payee.claim}`}>{payee.claim}</Anchor>],
          [t("payee.provider"), payee.provider_id && <Anchor component={Link} to={`/providers/${payee.provider_id}`}>{t("payee.openProvider")}</Anchor>],
          [t("account.holder"), payee.account?.holder],
          [t("account.iban"), payee.account ? <Iban iban={payee.account.iban} /> : t("payee.noAccount")],
          [t("account.bic"), payee.account?.bic],
        ]} />
      </Section>
      <AccountHistory details={payee.bank_details ?? []} />
      <Section title={t("payee.payments")}><PaymentList filters={{ payee_id: payee.id }} empty={t("payee.noPayment")} /></Section>
      {open === "edit" && <EditPayee payee={payee} onClose={() => setOpen(null)} />}
      {open === "account" && <BankDetailsModal payee={payee} onClose={() => setOpen(null)} />}
    </Page>
  );
}
