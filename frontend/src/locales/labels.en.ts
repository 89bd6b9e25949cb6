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
} satisfies typeof fr;
