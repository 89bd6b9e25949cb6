import type { MeOut, PaymentOut } from "@/api/types.gen";

export type Step = "proposed" | "paid" | "to_send" | "sent" | "settled" | "returned" | "rejected";

/** Where the money is: the transfer once there is one, before that the decision. */
export const stepOf = (payment: Pick<PaymentOut, "state" | "transfer">): Step => payment.transfer?.state ?? payment.state;

export const TABS = ["approve", "proposed", "to_send", "sent", "settled", "returned", "rejected", "all"] as const;
export type Tab = (typeof TABS)[number];

/** The API's filters behind a tab. */
export function filtersOf(tab: Tab): { state?: PaymentOut["state"]; transfer?: "to_send" | "sent" | "settled" | "returned" } {
  if (tab === "proposed" || tab === "rejected") return { state: tab };
  return tab === "approve" || tab === "all" ? {} : { transfer: tab };
}

/** Why somebody who approves payments may not approve this one: said before they try. Null when they may, or when nobody asks them. */
export function whyNotMine(payment: Pick<PaymentOut, "state" | "amount" | "allowed_actions" | "submitted_by">, me: Pick<MeOut, "id" | "permissions" | "authority">): "own" | "authority" | "claim" | "role" | null {
  if (payment.state !== "proposed" || payment.allowed_actions.includes("approve")) return null;
  if (!me.permissions.includes("payments:approve")) return "role";
  if (payment.submitted_by.id === me.id) return "own";
  return Number(payment.amount) > Number(me.authority) ? "authority" : "claim";
}

/** The sum of amounts of the wire, in cents inside so that no fraction drifts. */
export const sum = (amounts: readonly string[]): string => {
  const cents = amounts.reduce((total, one) => total + Math.round(Number(one) * 100), 0);
  return (cents / 100).toFixed(2);
};
