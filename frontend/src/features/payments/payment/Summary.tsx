import { useTranslation } from "react-i18next";
import type { PaymentOut } from "@/api/types.gen";
import { euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Facts } from "../Facts";

/** The payment in four lines, above a decision. */
export function Summary({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  return (
    <Facts rows={[
      [t("payment.amount"), <strong className="eg-money">{euros(payment.amount)}</strong>],
      [t("payment.payee"), `${payment.payee_name} (${label("payee_kind", payment.payee_kind)})`],
      [t("payment.why"), `${label("payment_basis", payment.basis)} — ${payment.label}`],
      [t("payment.claim"), payment.claim_reference],
    ]} />
  );
}
