import type { AmendmentIn } from "@/api/types.gen";

export type Kind = AmendmentIn["kind"];
export type Change = Exclude<Kind, "correction">;

export interface AmendmentForm {
  kind: Kind;
  /** What a correction corrects; any other kind says it by itself. */
  corrects: Change;
  effect_on: string;
  issued_on: string;
  reason: string;
  product: string;
  version: string;
  month: string;
  day: string;
  end_on: string;
  end_removed: boolean;
}

export const changeOf = (form: AmendmentForm): Change => (form.kind === "correction" ? form.corrects : form.kind);

/** What the API is asked: only the fields of the change that was chosen. */
export function amendmentBody(form: AmendmentForm): AmendmentIn {
  const said = { kind: form.kind, effect_on: form.effect_on, issued_on: form.issued_on, reason: form.reason };
  const change = changeOf(form);
  if (change === "anniversary") return { ...said, anniversary: { day: Number(form.day), month: Number(form.month) } };
  if (change === "end") return form.end_removed ? { ...said, end_removed: true } : { ...said, end_on: form.end_on };
  return { ...said, product: form.product, terms_version: Number(form.version) };
}
