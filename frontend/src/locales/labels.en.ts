import type fr from "./labels.fr";

export default {
  status: {
    declared: "Declared",
    policy_to_identify: "Policy to identify",
    awaiting_insured: "Awaiting insured",
    qualified: "Qualified",
    decided: "Decided",
    in_progress: "In progress",
    awaiting_third_party: "Awaiting third party",
    closed: "Closed",
    reopened: "Reopened",
  },
  role: {
    handler: "Handler",
    supervisor: "Supervisor",
    auditor: "Auditor",
    admin: "Administrator",
    compliance: "Compliance",
  },
  flag: {
    danger: "Danger",
    conflict: "Conflict of interest",
    opposing_lawyer: "Opposing lawyer",
    complaint: "Complaint",
    litigation: "Litigation",
  },
  payment_state: { proposed: "To approve", to_send: "To transfer", sent: "Sent to the bank", settled: "Settled", returned: "Came back", rejected: "Rejected", paid: "Approved" },
  payee_kind: { provider: "Provider", insured: "Insured", lawyer: "Lawyer", court_registry: "Court registry", other_insurer: "Other insurer", heirs: "Heirs" },
  payment_basis: {
    invoice: "Invoice", reverse_charge_vat: "Reverse-charge VAT", agreement: "Lawyer’s fees", refund: "Refund to the insured", deposit: "Court deposit", contribution: "Part due to another insurer",
    recovery: "Recovered sum to pass on", ex_gratia: "Goodwill gesture", third_person: "Third person", own_enquiries: "Insurer’s own enquiries", interest: "Interest",
  },
  payment_control: {
    screening: "Asset-freeze register", screening_decision: "Compliance decision", payee_check: "Name checked by the bank", payee_check_accepted: "Unknown name accepted", duplicate_accepted: "Possible duplicate accepted",
  },
  payment_control_result: {
    clear: "No match", hit: "Name close to a listed person", list_absent: "Register not loaded: not checked", list_old: "Register too old",
    false_positive: "Not the same person", confirmed: "It is the listed person", accepted: "Accepted",
    match: "The name matches", close_match: "The name is close", no_match: "The name does not match", not_available: "The bank could not answer",
  },
  return_kind: { returned_transfer: "Transfer that came back (still due)", undue: "Undue sum given back", deposit_refund: "Deposit refunded by the court" },
  batch_left_out: { bank_details_missing: "No approved account", asset_freeze_hit: "Stopped by the asset-freeze register" },
  bank_details_state: { pending: "To approve", approved: "Approved", rejected: "Rejected" },
  recovery_kind: { costs: "Costs of proceedings", damages: "Damages", provider_refund: "Provider’s credit", other_insurer: "Other insurer’s part" },
  reserve_cause: {
    opening: "Opening", estimate: "Estimate", commitment: "Commitment", payment: "Payment", release: "Commitment lifted", return: "Sum that came back", decision: "Cover decision", closure: "Closing", reopening: "Reopening",
  },
  benefit: {
    cleaning: "Cleaning", deindexing: "De-indexing", burying: "Burying", watch: "Watch", bailiff_report: "Bailiff’s report", legal_advice: "Legal advice", lawyer: "Lawyer", psychologist: "Psychologist",
    ex_gratia: "Goodwill gesture", third_person: "Third person", own_enquiries: "Insurer’s own enquiries", interest: "Interest",
  },
  guarantee: {
    e_reputation: "E-reputation", legal_protection: "Legal protection", psychological_assistance: "Psychological assistance",
    ex_gratia: "Outside the limit: goodwill gesture", third_person: "Outside the limit: third person", own_enquiries: "Outside the limit: own enquiries", interest: "Outside the limit: interest",
  },
  outside_limit: { ex_gratia: "Goodwill gesture", third_person: "Third person", own_enquiries: "Insurer’s own enquiries", interest: "Late-payment interest" },
  claim_action: {
    refund: "Refund the insured", court_deposit: "Pay a court deposit", pay_ex_gratia: "Pay outside the limit", estimate_reserve: "Estimate the reserve", record_recovery: "Record a recovered sum", contribution: "Pay the part due to another insurer",
  },
} satisfies typeof fr;
