import type { DecisionIn, DecisionOut } from "@/api/types.gen";

export interface DecisionDraft {
  outcome: DecisionIn["outcome"] | null;
  event: string | null;
  reasonCode: string | null;
  clause: string;
  fact: string;
  proof: string;
  reasons: string;
  letter: boolean;
  /** The day of a refusal written by another channel; "" is today. */
  refusedOn: string;
}

/** What the form starts from: the decision in force when there is one, else nothing decided for the person. */
export const startFrom = (decision: DecisionOut | null): DecisionDraft => ({
  outcome: (decision?.outcome as DecisionIn["outcome"] | undefined) ?? null,
  event: decision?.event_id ?? null,
  reasonCode: decision?.reason_code ?? null,
  clause: decision?.clause ?? "", fact: decision?.fact ?? "", proof: decision?.proof ?? "", reasons: decision?.reasons ?? "", letter: true, refusedOn: "",
});

const said = (text: string) => (text.trim() === "" ? null : text.trim());

/** The body of the decision, or null while it cannot even be rehearsed. */
export function decisionOf(draft: DecisionDraft): DecisionIn | null {
  const { outcome } = draft;
  if (outcome === null) return null;
  const reasons = said(draft.reasons);
  if (outcome === "covered") return draft.event === null ? null : { outcome, event: draft.event, reasons };
  const refused = { outcome, reason_code: draft.reasonCode, clause: said(draft.clause), fact: said(draft.fact), proof: said(draft.proof), reasons };
  if (outcome === "not_covered") return draft.reasonCode === null ? null : { ...refused, letter: draft.letter, refused_on: draft.refusedOn || null };
  return refused;
}
