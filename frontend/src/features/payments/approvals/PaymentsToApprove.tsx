import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PaymentOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { euros } from "@/lib/format";
import { Section } from "@/ui/Section";
import { PagedTable } from "@/ui/Table";
import { ApproveModal } from "../payment/ApproveModal";
import { usePayments } from "../payment/PaymentList";
import { usePaymentColumns } from "../payment/PaymentTable";
import { RejectModal } from "../payment/RejectModal";
import { whyNotMine } from "../steps";

/** Payments that await a second person; why one is not mine is said in its row. */
export function PaymentsToApprove() {
  const { t } = useTranslation("payments");
  const me = useMe();
  const [open, setOpen] = useState<{ what: "approve" | "reject"; payment: PaymentOut } | null>(null);
  const payments = usePayments({ state: "proposed" });
  const columns = usePaymentColumns().filter((column) => column.key !== "state");
  const decide = {
    key: "decide", label: t("approvals.decide"), right: true, cell: (row: PaymentOut) => {
      const why = whyNotMine(row, me);
      return (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          {why && <Text size="xs" c="dimmed" ta="right" maw="13rem">{t(`whyNot.${why}`, { authority: euros(me.authority) })}</Text>}
          {row.allowed_actions.includes("reject") && <Button size="compact-sm" variant="default" onClick={() => setOpen({ what: "reject", payment: row })}>{t("reject.open")}</Button>}
          {row.allowed_actions.includes("approve") && <Button size="compact-sm" onClick={() => setOpen({ what: "approve", payment: row })}>{t("approve.open")}</Button>}
          {me.role === "compliance" && <Anchor size="sm" component={Link} to={`/payments/${row.reference}`}>{t("approvals.controls")}</Anchor>}
        </Group>
      );
    },
  };
  const close = () => setOpen(null);
  return (
    <Section title={t("approvals.payments")}>
      <PagedTable caption={t("approvals.payments")} columns={[...columns, decide]} query={payments} rowKey={(row) => row.reference} empty={t("approvals.noPayments")} />
      {open?.what === "approve" && <ApproveModal payment={open.payment} onClose={close} />}
      {open?.what === "reject" && <RejectModal payment={open.payment} onClose={close} />}
    </Section>
  );
}
