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
    request_service: "Ask for a service", choose_lawyer: "Record the chosen lawyer", request_lawyer_names: "Record the request for lawyers’ names", agree_to_pay: "Grant a step of proceedings", answer_legal_action: "Legal action envisaged?",
    refund: "Refund the insured", court_deposit: "Pay a court deposit", pay_ex_gratia: "Pay outside the limit", estimate_reserve: "Estimate the reserve", record_recovery: "Record a recovered sum", contribution: "Pay the part due to another insurer",
  },
  speciality: {
    cleaning: "Removal", deindexing: "De-indexing", burying: "Burying", watch: "Monitoring", bailiff_report: "Bailiff’s report", lawyer: "Lawyer",
    psychologist: "Psychologist", legal_advice: "Legal advice",
  },
  mission_state: { requested: "Requested", quoted: "Quoted", ordered: "Ordered", delivered: "Delivered", invoiced: "Invoiced", paid: "Paid", cancelled: "Cancelled", declined: "Declined" },
  mission_progress: {
    sent: "Sent", accepted: "Accepted", ordered: "Ordered", in_progress: "Under way", partly_delivered: "Partly delivered", delivered: "Delivered", closed: "Finished",
    declined: "Declined", cancelled: "Cancelled", expired: "No answer", replaced: "Taken over",
  },
  mission_kind: { quote_only: "Quote only", quote_then_perform: "Quote, then work", perform_at_tariff: "Work at the tariff" },
  mission_action: {
    quote: "Record a quote", approve_quote: "Approve the quote", order: "Order", deliver: "Record the delivery", invoice: "Record the invoice", cancel: "Cancel the mission",
    accept: "The provider accepts", decline: "The provider declines", refuse_quote: "Refuse the quote", ask_agreement: "Ask for the insured’s agreement", change_order: "Change the order",
    replace: "Replace the provider", deliver_part: "Partial delivery", invoice_part: "Record a deposit",
  },
  mission_waits: { provider: "The provider", insured: "The insured", us: "Us", approver: "An approval", payment: "The payment", nobody: "Nobody" },
  match_component: {
    speciality: "Speciality", platform: "Platforms", success: "Success", delay: "Delay", reappearance: "Reappearance", load: "Load", price: "Price", cover: "Cover left",
  },
  obligation: { means: "Of means", result: "Of result" },
  invoice_kind: { deposit: "Deposit", instalment: "Instalment", final: "Final invoice" },
  invoice_state: { to_approve: "Difference to approve", due: "To pay", paid: "Paid", refused: "Refused" },
  invoice_source: { entered: "Typed in", factur_x: "Factur-X", ubl: "UBL", cii: "CII" },
  order_cause: { order: "Order", change_order: "Changed order", cancellation: "Cancellation", replacement: "Replacement", correction: "Correction" },
  removal_cause: {
    provider_action: "The provider’s action", author_withdrew: "The author withdrew it", platform_own_motion: "The platform, of its own motion", court: "A court", unknown: "Unknown",
  },
  removal_seen: { gone: "Still gone", still_there: "Still online", changed: "Changed", reappeared: "Reappeared" },
  paper: { insurance_certificate: "Insurance certificate", convention: "Agreement with the house", registration: "Professional registration", other: "Other paper" },
  provider_fact: { suspended: "Suspended", resumed: "Resumed" },
  agreement_state: { open: "Open", used: "Used", cancelled: "Cancelled" },
  assistance_state: { policy_to_identify: "Policy to identify", open: "Open", closed: "Closed" },
  assistance_trigger: { assault: "Assault", patient_death: "Death of a patient", relative_death: "Death of a relative", other: "Other" },
  assistance_channel: { phone: "Phone", email: "E-mail", portal: "Portal", letter: "Letter", broker: "Broker", api: "Partner" },
} satisfies typeof fr;
