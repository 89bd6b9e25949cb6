/** The words for the codes of the API that people read: one group for each enumeration. */
export default {
  status: {
    declared: "Déclaré",
    policy_to_identify: "Contrat à identifier",
    awaiting_insured: "En attente de l’assuré",
    qualified: "Qualifié",
    decided: "Décidé",
    in_progress: "En cours",
    awaiting_third_party: "En attente d’un tiers",
    closed: "Clos",
    reopened: "Rouvert",
  },
  role: {
    handler: "Gestionnaire",
    supervisor: "Responsable",
    auditor: "Audit",
    admin: "Administration",
    compliance: "Conformité",
  },
  flag: {
    danger: "Danger",
    conflict: "Conflit d’intérêts",
    opposing_lawyer: "Avocat adverse",
    complaint: "Réclamation",
    litigation: "Procédure",
  },
};
