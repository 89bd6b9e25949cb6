import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PagedTable } from "@/ui/Table";
import { usePayments } from "../payment/PaymentList";
import { usePaymentColumns } from "../payment/PaymentTable";

/** The payments of one claim, refunds, deposits and contributions among them. */
export function ClaimPayments({ claim }: { claim: string }) {
  const { t } = useTranslation("payments");
  const payments = usePayments({ claim, sort: "-proposed_at" });
  return (
    <>
      <Title order={3} size="0.9375rem" mt="md" mb="xs">{t("title")}</Title>
      <PagedTable caption={t("title")} columns={usePaymentColumns(false)} query={payments} rowKey={(row) => row.reference} empty={t("money.noPayment")} />
    </>
  );
}
