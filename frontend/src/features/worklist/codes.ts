/** Codes that the list may be narrowed to, in the order in which people look for them; words are in `labels`. */
export const FLAGS = ["danger", "conflict", "opposing_lawyer", "complaint", "litigation", "publication_in_dispute", "opening"] as const;
export const PLATFORMS = ["google", "facebook", "instagram", "tiktok", "x", "annuaire", "forum", "blog", "messagerie", "presse-locale"] as const;
export const CHANNELS = ["phone", "email", "portal", "letter", "broker", "api"] as const;
export const KINDS = [
  "injure_publique", "diffamation_publique", "diffamation_fonction_publique", "injure_non_publique", "diffamation_non_publique",
  "injure_non_publique_discriminatoire", "diffamation_non_publique_discriminatoire", "injure_discriminatoire", "diffamation_discriminatoire",
  "provocation_haine", "denigrement", "vie_privee", "droit_image", "fiche_professionnelle_non_consentie", "donnees_personnelles", "faux_avis",
  "vie_privee_penal", "usurpation_identite", "cyberharcelement", "menaces", "chantage", "outrage_professionnel_sante", "regles_plateforme",
  "critique_licite", "unknown",
] as const;
