import type { ReactNode } from "react";
import { paymentsListPaymentsQueryKey } from "@/api/@tanstack/react-query.gen";
import { paymentsListPayments } from "@/api/sdk.gen";
import type { PaymentsListPaymentsData } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { PaymentTable } from "./PaymentTable";

type Filters = NonNullable<PaymentsListPaymentsData["query"]>;

/** Payments, oldest first, page after page. */
export const usePayments = (filters: Filters, limit = 50) =>
  usePages([...paymentsListPaymentsQueryKey({ query: filters }), "pages"], (cursor, signal) => paymentsListPayments({ query: { ...filters, cursor, limit }, signal }));

export function PaymentList({ filters, empty }: { filters: Filters; empty: ReactNode }) {
  return <PaymentTable query={usePayments(filters)} empty={empty} />;
}
