import { queryOptions } from "@tanstack/react-query";
import { paymentsListPaymentsQueryKey } from "@/api/@tanstack/react-query.gen";
import { paymentsListPayments } from "@/api/sdk.gen";
import type { PaymentOut } from "@/api/types.gen";
import { cursorOf } from "@/lib/pages";

/** The API takes no more payments in one batch. */
export const MOST = 5_000;

/** Every approved payment that waits for its transfer, to the last page: one chooses among all of them. */
export const readyOptions = () =>
  queryOptions({
    queryKey: [...paymentsListPaymentsQueryKey({ query: { transfer: "to_send" } }), "all"],
    queryFn: async ({ signal }) => {
      const all: PaymentOut[] = [];
      let cursor: string | undefined;
      do {
        const { data } = await paymentsListPayments({ query: { transfer: "to_send", limit: 200, cursor }, signal, throwOnError: true });
        all.push(...data.items);
        cursor = cursorOf(data.next);
      } while (cursor !== undefined && all.length < MOST);
      return all;
    },
  });
