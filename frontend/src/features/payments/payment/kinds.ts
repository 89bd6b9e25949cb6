import type { PaymentOut, ReturnIn } from "@/api/types.gen";

/** How money of this payment can have come back; the API has the last word. */
export function kindsOf(payment: Pick<PaymentOut, "transfer" | "basis">): ReturnIn["kind"][] {
  const sent = payment.transfer?.state === "sent" || payment.transfer?.state === "settled";
  const kinds: ReturnIn["kind"][] = [];
  if (sent) kinds.push("returned_transfer");
  if (sent && payment.basis === "deposit") kinds.push("deposit_refund");
  kinds.push("undue");
  return kinds;
}
