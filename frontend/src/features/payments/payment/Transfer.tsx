import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PaymentOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Facts } from "../Facts";
import { AccountOf } from "../payees/AccountOf";
import { stepOf } from "../steps";
import { Note } from "../Note";

/** Where the money goes and how far it has got. */
export function Transfer({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const transfer = payment.transfer;
  return (
    <Section title={t("transfer.title")}>
      <Text size="sm" mb="xs">{t(`transfer.${stepOf(payment)}`)}</Text>
      {transfer?.state === "returned" && (
        <Note color="orange" mb="xs" title={t("transfer.came_back")}>{[transfer.return_reason, transfer.return_code && t("transfer.code", { code: transfer.return_code })].filter(Boolean).join(" — ")}</Note>
      )}
      <Facts rows={[
        [t("payment.state"), label("payment_state", stepOf(payment))],
        [t("transfer.batch"), transfer?.batch && <Anchor component={Link} to={`/payment-batches/${transfer.batch}`}>{transfer.batch}</Anchor>],
        [t("transfer.settled_on"), day(transfer?.settled_on)],
      ]} />
      <AccountOf payeeId={payment.payee_id} />
    </Section>
  );
}
