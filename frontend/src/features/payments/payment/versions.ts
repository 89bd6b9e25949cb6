import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paymentsGetPaymentOptions, paymentsGetPaymentQueryKey } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut } from "@/api/types.gen";
import { euros } from "@/lib/format";
import { useVersions } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { stepOf } from "../steps";

/** Where the reading of one payment is remembered. */
export const paymentKey = (reference: string) => paymentsGetPaymentQueryKey({ path: { reference } });

/** A payment under an open form: the version seen, and the present one when somebody was faster. */
export function usePaymentVersions(payment: PaymentOut, stale: boolean) {
  const live = useQuery({ ...paymentsGetPaymentOptions({ path: { reference: payment.reference } }), initialData: payment, initialDataUpdatedAt: 0 });
  return useVersions(live.data, stale);
}

/** What is compared of two versions. */
export function usePaymentFields() {
  const { t } = useTranslation("payments");
  const label = useLabel();
  return [
    { key: "state", label: t("payment.state"), of: (one: PaymentOut) => label("payment_state", stepOf(one)) },
    { key: "amount", label: t("payment.amount"), of: (one: PaymentOut) => euros(one.amount) },
    { key: "approved", label: t("facts.approved"), of: (one: PaymentOut) => one.approved_by ?? "" },
    { key: "rejected", label: t("rejected.title"), of: (one: PaymentOut) => one.rejected_reason ?? "" },
  ];
}
