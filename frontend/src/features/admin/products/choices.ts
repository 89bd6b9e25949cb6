import type { GuaranteeShape } from "@/api/types.gen";

/** What the terms of a product may say, as the API takes it. */
export const CHOICES = {
  attaching: ["first_publication", "knowledge", "declaration", "refusal"],
  period_basis: ["insurance_year", "calendar_year", "rolling_12_months"],
  anniversary_change: ["whole", "pro_rata"],
  counts_at: ["decision", "first_commitment"],
  evidence_gate: ["asked", "required"],
} as const;

/** Each with its least and its most. */
export const DAYS = [
  ["waiting_days", 0, 3650], ["declaration_working_days", 0, 365], ["join_window_days", 0, 365], ["agreement_silence_days", 1, 90],
] as const;

export const FLAGS = ["prior_publication_covered", "recovery_refills_limit", "counters_pass_on_replacement"] as const;
export const FAMILIES = ["insult", "defamation", "denigration", "privacy", "identity", "harassment", "listing", "platform_rules"];
export const BENEFITS = ["cleaning", "deindexing", "burying", "watch", "bailiff_report", "legal_advice", "lawyer", "psychologist"];
export const CLAUSES = [
  "not_in_force", "suspended", "known_before_inception", "published_before_inception", "waiting_period", "kind_not_covered", "benefit_not_covered", "limit_reached", "lawful_content", "excluded",
];
export const GUARANTEES = ["e_reputation", "legal_protection", "psychological_assistance"];

/** A guarantee with everything still to be said. */
export const newGuarantee = (code: string, label: string): GuaranteeShape => ({
  code, label, insurance_class: code === "legal_protection" ? 17 : code === "psychological_assistance" ? 18 : 16, families: [], benefits: [], clauses: {}, event_limit: "0.00", events_limit: 0, deductible: "0.00",
  minimum_stake: "0.00", annual_limit: null, sessions_limit: null, sub_limits: {}, fee_scale: {}, legal_protection: code === "legal_protection",
});
