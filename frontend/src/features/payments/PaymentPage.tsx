import { Anchor, SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { paymentsGetPaymentOptions } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { euros } from "@/lib/format";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import { Actions } from "./payment/Actions";
import { Controls } from "./payment/Controls";
import { Draws } from "./payment/Draws";
import { PaymentFacts } from "./payment/PaymentFacts";
import { StepBadge } from "./payment/StepBadge";
import { Transfer } from "./payment/Transfer";
import { whyNotMine } from "./steps";
import { Note } from "./Note";

export default function PaymentPage() {
  const { reference = "" } = useParams();
  const payment = useQuery(paymentsGetPaymentOptions({ path: { reference } }));
  return payment.data ? <Shown payment={payment.data} /> : <Page title={reference}><Wait query={payment} rows={10}>{() => null}</Wait></Page>;
}

function Shown({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const me = useMe();
  const why = whyNotMine(payment, me);
  return (
    <Page title={payment.reference} aside={<><strong className="eg-money">{euros(payment.amount)}</strong> <StepBadge payment={payment} /></>}
      actions={<><Anchor component={Link} to="/payments">{t("back.payments")}</Anchor><Actions payment={payment} /></>}>
      {why && <Note color="blue">{t(`whyNot.${why}`, { authority: euros(me.authority) })}</Note>}
      {payment.state === "rejected" && <Note color="orange" title={t("rejected.title")}>{payment.rejected_reason}</Note>}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <PaymentFacts payment={payment} />
        <Transfer payment={payment} />
      </SimpleGrid>
      <Draws payment={payment} />
      <Controls payment={payment} />
    </Page>
  );
}
