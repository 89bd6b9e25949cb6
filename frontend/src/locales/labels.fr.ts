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
  payment_state: { proposed: "À approuver", to_send: "À virer", sent: "Envoyé à la banque", settled: "Réglé", returned: "Revenu", rejected: "Rejeté", paid: "Approuvé" },
  payee_kind: { provider: "Prestataire", insured: "Assuré", lawyer: "Avocat", court_registry: "Greffe", other_insurer: "Autre assureur", heirs: "Ayants droit" },
  payment_basis: {
    invoice: "Facture", reverse_charge_vat: "TVA autoliquidée", agreement: "Honoraires d’avocat", refund: "Remboursement à l’assuré", deposit: "Consignation", contribution: "Part due à un autre assureur",
    recovery: "Somme recouvrée à reverser", ex_gratia: "Geste commercial", third_person: "Tierce personne", own_enquiries: "Recherches de l’assureur", interest: "Intérêts",
  },
  payment_control: {
    screening: "Registre des gels", screening_decision: "Décision de la conformité", payee_check: "Nom vérifié par la banque", payee_check_accepted: "Nom inconnu accepté", duplicate_accepted: "Doublon possible accepté",
  },
  payment_control_result: {
    clear: "Aucun rapprochement", hit: "Nom rapproché d’une personne visée", list_absent: "Registre non chargé : contrôle non fait", list_old: "Registre trop ancien",
    false_positive: "Ce n’est pas la même personne", confirmed: "C’est bien la personne visée", accepted: "Accepté",
    match: "Le nom correspond", close_match: "Le nom est proche", no_match: "Le nom ne correspond pas", not_available: "La banque n’a pas pu répondre",
  },
  return_kind: { returned_transfer: "Virement revenu (toujours dû)", undue: "Somme non due, rendue", deposit_refund: "Consignation rendue par le greffe" },
  batch_left_out: { bank_details_missing: "Aucun compte approuvé", asset_freeze_hit: "Bloqué par le registre des gels" },
  bank_details_state: { pending: "À approuver", approved: "Approuvées", rejected: "Rejetées" },
  recovery_kind: { costs: "Frais de procédure", damages: "Dommages et intérêts", provider_refund: "Avoir d’un prestataire", other_insurer: "Part d’un autre assureur" },
  reserve_cause: {
    opening: "Ouverture", estimate: "Évaluation", commitment: "Engagement", payment: "Règlement", release: "Engagement levé", return: "Somme revenue", decision: "Décision de garantie", closure: "Clôture", reopening: "Réouverture",
  },
  benefit: {
    cleaning: "Nettoyage", deindexing: "Déréférencement", burying: "Enfouissement", watch: "Veille", bailiff_report: "Constat", legal_advice: "Conseil juridique", lawyer: "Avocat", psychologist: "Psychologue",
    ex_gratia: "Geste commercial", third_person: "Tierce personne", own_enquiries: "Recherches de l’assureur", interest: "Intérêts",
  },
  guarantee: {
    e_reputation: "E-réputation", legal_protection: "Protection juridique", psychological_assistance: "Assistance psychologique",
    ex_gratia: "Hors plafond : geste commercial", third_person: "Hors plafond : tierce personne", own_enquiries: "Hors plafond : recherches de l’assureur", interest: "Hors plafond : intérêts",
  },
  outside_limit: { ex_gratia: "Geste commercial", third_person: "Tierce personne", own_enquiries: "Recherches de l’assureur", interest: "Intérêts de retard" },
  claim_action: {
    refund: "Rembourser l’assuré", court_deposit: "Payer une consignation", pay_ex_gratia: "Payer hors plafond", estimate_reserve: "Évaluer la provision", record_recovery: "Noter une somme recouvrée", contribution: "Payer la part due à un autre assureur",
  },
};
