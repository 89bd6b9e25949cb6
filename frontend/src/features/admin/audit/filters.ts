/** What the trail may be searched by, as the address and the API name it. */
const KEYS = ["subject", "subject_kind", "actor", "from", "to"] as const;

/** The filters that hold something, as the API's query. */
export const auditQuery = (params: URLSearchParams): Partial<Record<(typeof KEYS)[number], string>> =>
  Object.fromEntries(KEYS.flatMap((key) => (params.get(key)?.trim() ? [[key, params.get(key)?.trim()]] : [])));

export const SUBJECTS = [
  "claim", "policy", "person", "payment", "payee", "payment_batch", "provider", "service_request", "agreement_to_pay", "complaint", "campaign", "assistance_request", "task", "limit_exception",
  "user_account", "api_token", "coverage_terms", "product", "risk_carrier", "policy_import", "claim_import", "document_requirement", "report_run", "calendar_feed", "saved_view",
];
