import type { RefundIn } from "@/api/types.gen";
import { parisDay } from "@/lib/format";

/** An invoice that the insured paid, as typed. */
export interface Paid {
  issuer: string;
  number: string;
  issued_on: string;
  paid_on: string;
  amount: string;
  vat: string;
  benefit: string;
  proof: string;
  urgency: string;
  agreed_on: string;
  share: string;
  agreement_proof: string;
}

export const NOTHING: Paid = { issuer: "", number: "", issued_on: "", paid_on: "", amount: "", vat: "", benefit: "", proof: "", urgency: "", agreed_on: "", share: "", agreement_proof: "" };

/** Costs spent before the claim was declared are only refunded when they could not wait (the API asks why). */
export const spentBefore = (paid: Pick<Paid, "issued_on" | "paid_on">, declaredAt: string): boolean => {
  const first = [paid.issued_on, paid.paid_on].filter(Boolean).sort()[0];
  return first !== undefined && first < parisDay(new Date(declaredAt));
};

/** As the wire wants it: what was left empty is left out. */
export function refundOf(paid: Paid, declaredAt: string): RefundIn {
  const { amount, vat, urgency, agreed_on, share, agreement_proof, ...told } = paid;
  return {
    ...told,
    amount_ttc: amount,
    amount_vat: vat || null,
    urgency: spentBefore(paid, declaredAt) ? urgency : null,
    insured_agreement: agreed_on ? { agreed_on, share: share || null, proof: agreement_proof || null } : null,
  };
}
