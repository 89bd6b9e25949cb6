/** Dates, delays and codes as a French reader expects them. */

const DAY = new Intl.DateTimeFormat("fr-FR", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
const INSTANT = new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "short", timeZone: "Europe/Paris" });

const STATUSES = {
  declared: "déclaré",
  policy_to_identify: "contrat à identifier",
  awaiting_insured: "en attente de l’assuré",
  qualified: "qualifié",
  decided: "garantie décidée",
  in_progress: "en cours",
  awaiting_third_party: "en attente d’un tiers",
  closed: "clos",
  reopened: "rouvert",
};

const RULES = {
  PRESS_3M: "prescription de 3 mois",
  PRESS_1Y: "prescription d’un an",
  CIVIL_5Y: "prescription civile de 5 ans",
  PENAL_6Y: "prescription pénale de 6 ans",
  REPLY_3M: "droit de réponse en ligne",
  REPLY_INSERT_3D: "insertion de la réponse",
  RGPD_1M: "réponse à une demande d’effacement",
  RGPD_3M: "réponse prolongée à une demande d’effacement",
  CNIL_3M: "silence de la CNIL",
  DSA20_6M: "réclamation interne à la plateforme",
  LOG_IP_1Y: "conservation des données de connexion",
  ART55_10D: "offre de preuve de la vérité",
  CONSIGNATION: "versement de la consignation",
  DECL_5JO: "déclaration du sinistre",
  INS_2Y: "prescription biennale",
  ACPR_10JO: "accusé de réception de la réclamation",
  ACPR_2M: "réponse à la réclamation",
  MEDIATION_1Y: "saisine du médiateur",
};

/** @param {string | null | undefined} day an ISO date */
export const day = (day) => (day ? DAY.format(new Date(`${day}T00:00:00Z`)) : "à établir");

/** @param {string} instant an ISO instant */
export const instant = (instant) => INSTANT.format(new Date(instant));

/** @param {string} code */
export const status = (code) => STATUSES[code] ?? code;

/** @param {string} code */
export const rule = (code) => RULES[code] ?? code;

/**
 * Days as words: « dans 3 jours », « aujourd’hui », « dépassé de 2 jours ».
 * @param {number | null | undefined} days
 */
export function delay(days) {
  if (days === null || days === undefined) return "date à établir";
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "demain";
  if (days > 1) return `dans ${days} jours`;
  return days === -1 ? "dépassé d’un jour" : `dépassé de ${-days} jours`;
}

/**
 * The group of the work-list in which a claim stands.
 * @param {{days_left?: number | null} | null | undefined} deadline
 * @returns {"late" | "week" | "month" | "later" | "none"}
 */
export function urgency(deadline) {
  if (!deadline) return "none";
  const days = deadline.days_left;
  if (days === null || days === undefined || days < 0) return "late";
  return days <= 7 ? "week" : days <= 30 ? "month" : "later";
}
