export default {
  title: "Réclamations",
  all: "Toutes",
  late: "En retard",
  mine: "Les miennes",
  nobody: "Personne",
  choose: "Choisir…",
  empty: "Aucune réclamation. Toute insatisfaction exprimée, par écrit ou de vive voix, s’enregistre ici ou depuis le dossier.",
  emptyFiltered: "Aucune réclamation ne correspond à ces filtres.",
  view: { label: "Afficher", complaints: "Réclamations", disagreements: "Désaccords" },
  field: {
    reference: "Référence", complainant: "Réclamant", claim: "Dossier", level: "Niveau", state: "Où elle en est", handler: "Confiée à", email: "Adresse électronique", channel: "Voie",
    cause: "Motif", subject: "Objet", text: "Ce qui est reproché", sent: "Envoyée le", received: "Reçue le", outcome: "Issue", granted: "Geste accordé", recorded: "Enregistrée",
  },
  clock: { acknowledge: "Accusé de réception", answer: "Réponse", mediation: "Saisine du médiateur", done: "Fait le {{day}}", until: "avant la fin du {{day}}", none: "Sans délai à ce niveau" },
  page: {
    title: "Réclamation {{reference}}", clocks: "Délais", facts: "La réclamation", steps: "Ce qui s’est passé", recorded: "{{at}}, par {{who}}", step: "{{day}} · enregistré le {{at}} par {{who}}",
    granted: "{{amount}} accordés", escalated: "de « {{from}} » à « {{to}} »",
  },
  register: { open: "Registre", lead: "Le registre des réclamations reçues entre deux jours, au format CSV.", since: "Reçues depuis le", until: "Jusqu’au", download: "Télécharger", file: "registre-reclamations.csv" },
  record: {
    open: "Enregistrer une réclamation", submit: "Enregistrer", done: "Réclamation enregistrée : ses délais courent.", claimHint: "Référence du dossier, s’il y en a un", nameHint: "L’assuré du dossier si rien n’est écrit", emailHint: "Pour l’accusé et la réponse ; à défaut, la poste",
  },
  letter: { email: "À {{email}}", post: "Sans adresse électronique : une tâche demandera de la poster" },
  acknowledge: { submit: "Accuser réception", done: "Réception accusée.", letter: "Envoyer la lettre d’accusé de réception", on: "Accusée le" },
  answer: {
    submit: "Envoyer la réponse", done: "Réponse enregistrée.", text: "Votre réponse", mention: "Ajouté à la lettre :", grantedHint: "Hors plafond ; une tâche demandera de le proposer au règlement", on: "Répondue le",
    letter: "Envoyer la lettre",
  },
  escalate: {
    to: "Portée devant", submit: "Porter plus haut", done: "Réclamation portée plus haut.", text: "Ce qui est demandé", on: "Reçu le",
    court: "Le dossier sera restreint : une assignation contre l’assureur n’est lue que par ceux qui la suivent.",
  },
  assign: {
    to: "Confier à", submit: "Confier", done: "Réclamation confiée.", propose: "La personne indépendante la moins chargée", hint: "Seul quelqu’un qui n’a ni traité ni décidé le dossier peut répondre.",
  },
  claim: { none: "Aucune réclamation sur ce dossier." },
  disagreement: {
    title: "Désaccords", which: "Quels désaccords", open: "En cours", settled: "Réglés", empty: "Aucun désaccord ici. Un désaccord sur une mesure s’enregistre depuis le dossier.", raised: "soulevé le {{day}}, enregistré par {{who}}",
    told: { email: "assuré informé par courriel", post: "assuré à informer par courrier" }, insured: "Position de l’assuré", insurer: "Position de l’assureur", third: "Tierce personne",
    opinion: "Avis en faveur de : {{favours}} ({{day}})", outcome: "Issue, le {{day}}", costOf: "Frais de la tierce personne : {{amount}}, à notre charge, hors plafond.",
  },
  raise: {
    submit: "Enregistrer et informer l’assuré", done: "Désaccord enregistré : l’assuré est informé.", on: "Soulevé le", measure: "La mesure en cause", measureHint: "En quelques mots : ils figurent dans la lettre à l’assuré",
    hint: "L’assuré est informé aussitôt qu’il peut soumettre le désaccord à une tierce personne (article L. 127-4 du code des assurances).",
  },
  appoint: { submit: "Désigner", done: "Tierce personne désignée.", name: "Nom et qualité", by: "Désignée", on: "Le" },
  opinion: { submit: "Enregistrer l’avis", done: "Avis enregistré.", favours: "En faveur de", text: "L’avis", on: "Rendu le" },
  settle: { submit: "Enregistrer l’issue", done: "Désaccord réglé.", text: "Comment il s’est réglé", cost: "Frais de la tierce personne", costHint: "Une tâche demandera de les proposer au règlement", on: "Réglé le" },
};
