/** Codes that a person may choose; the server holds the same lists and refuses any other. */
export const ACTS = [
  "assignation", "assignation_refere", "assignation_paf", "citation_directe", "plainte_cpc", "conclusions_demandeur", "conclusions_appelant", "declaration_appel",
  "requisition_enquete_qualifiee", "ordonnance_cloture", "audience_debats", "jugement", "lrar_reglement_indemnite", "designation_expert", "consignation_versee",
  "mise_en_demeure", "notification_dsa", "signalement", "constat_cj", "plainte_simple", "plainte_cpc_non_signee", "demande_aj", "decision_aj",
  "requisition_enquete_non_qualifiee", "audition_police", "rappel_a_la_loi", "assignation_nulle_art53", "assignation_1240", "requete_145", "plainte_cnil",
  "droit_de_reponse", "lettre_avocat", "renommage_page",
] as const;

export const PUBLICATION_EVENTS = [
  "nouveau_lien_par_auteur", "lien_par_tiers", "lien_page_accueil", "site_reactive", "copie_autre_site", "texte_modifie", "texte_reenregistre", "nouvelle_adresse",
  "renommage_page", "autre_fonction_moteur", "toujours_en_ligne",
] as const;

/** Clocks that no qualification opens: a fact does. */
export const RULES_BY_HAND = [
  "REPLY_3M", "REPLY_INSERT_3D", "RGPD_1M", "CNIL_3M", "DSA20_6M", "LOG_IP_1Y", "ART55_10D", "CONSIGNATION", "DECL_5JO", "INS_2Y", "ACPR_10JO", "ACPR_2M", "MEDIATION_1Y",
] as const;

export const FORMS = ["review", "rating", "post", "story", "private_message", "group", "listing", "press", "print"] as const;
export const RELATIONS = ["patient", "relative", "colleague", "ex_employee", "competitor", "stranger", "unknown"] as const;
export const SOURCES = ["page", "url_id", "archive", "platform", "declared"] as const;
export const CERTAINTIES = ["exact", "about", "unknown"] as const;
export const WISHES = ["removal", "deindexing", "burying", "lawyer", "reply", "advice"] as const;
export const PARTY_ROLES = ["declarant", "target", "author", "payee", "opposing_lawyer", "lawyer", "broker", "witness"] as const;
export const DECLARANT_ROLES = ["insured", "secretary", "spouse", "broker", "lawyer", "other"] as const;
export const CLOSURES = ["act_served", "counsel_abandonment", "insured_waiver", "expiry_acknowledged", "duty_done"] as const;
export const LINK_KINDS = ["same_matter", "counter_attack", "outside_case"] as const;
