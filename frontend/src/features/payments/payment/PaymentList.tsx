import type { ReactNode } from "react";
import { paymentsListPaymentsQueryKey } from "@/api/@tanstack/react-query.gen";
import { paymentsListPayments } from "@/api/sdk.gen";
import type { PaymentsListPaymentsData } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { PaymentTable } from "./PaymentTable";

type Filters = NonNullable<PaymentsListPaymentsData["query"]>;

/** Payments, page after page: the newest first where one looks back, the oldest first where something waits. */
export const usePayments = (filters: Filters, limit = 50) =>
  usePages([...paymentsListPaymentsQueryKey({ query: filters }), "pages"], (cursor, signal) => paymentsListPayments({ query: { ...filters, cursor, limit }, signal }));

export function PaymentList({ filters, empty }: { filters: Filters; empty: ReactNode }) {
  return <PaymentTable query={usePayments({ sort: "-proposed_at", ...filters })} empty={empty} />;
}
