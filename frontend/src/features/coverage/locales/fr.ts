export default {
  title: "Décider la garantie : {{reference}}", back: "Retour au dossier", cannot: "Ce dossier ne peut pas être décidé maintenant, ou votre rôle ne le permet pas.",
  choice: "Décision", status: "État du dossier", outcome: "Issue", covered: "Garantie accordée", not_covered: "Garantie refusée", advice_only: "Conseil seul",
  current: "Décision actuelle : {{outcome}}, par {{who}}, le {{at}}.", unqualified: "Aucun contenu n’est encore qualifié.", qualify: "Qualifier d’abord",
  event: { title: "Événement", new: "Un événement nouveau", join: "Rejoindre l’événement de {{claims}}", keep: "Garder l’événement actuel", proposed: "conseillé", apart: "Séparé", together: "Réuni", effect: "{{used}} sur {{limit}} événements ; reste {{left}} pour ce dossier", nothing: "Aucun autre événement du contrat ne paraît avoir la même cause." },
  reasons: "Motifs de la décision", reasonsHelp: "Conservés avec la décision.",
  refusal: {
    code: "Motif du refus", clause: "Clause des conditions", clauseHelp: "Laissez vide pour la clause du contrat.", fact: "Fait retenu", proof: "Preuve de ce fait", letter: "Envoyer la lettre à l’assuré", letterTitle: "La lettre telle qu’elle partirait", refusedOn: "Refus daté du", refusedOnHelp: "Vide : aujourd’hui. Un refus déjà écrit garde son jour.",
    missing: "À compléter : {{what}}.", missingOf: { fact: "le fait", proof: "la preuve", clause: "la clause", reason: "le motif", reason_code: "le motif" },
  },
  effect: { title: "Ce que la décision change", takes: "Accepter consomme l’événement {{used}} sur {{limit}}.", keeps: "Aucun événement de plus n’est consommé.", frees: "Un événement est rendu au contrat.", none: "Choisissez une issue pour voir son effet.", before: "Aujourd’hui", after: "Après la décision", waiting: "Simulation…", noPolicy: "Aucun contrat identifié : la garantie ne peut pas être chiffrée.", proposes: "Les règles proposent : {{outcome}}.", left: "Plafond de l’événement : {{amount}}" },
  findings: { reasons: "Ce qui s’y oppose", warnings: "À vérifier", none: "Rien ne s’y oppose au regard des conditions." },
  confirm: { covered: "Accorder la garantie", not_covered: "Refuser la garantie", advice_only: "Décider le conseil seul" }, decided: "Décision enregistrée",
  limit: { tell: "Un responsable peut demander une exception, qu’une autre personne approuve.", title: "La limite du contrat est atteinte", text: "Une exception peut être demandée ; une autre personne l’approuve.", ask: "Demander une exception" },
  exception: {
    title: "Demander une exception de limite", submit: "Demander", kind: "Ce qu’il faut relever", events: "Événements de plus", amount: "Plafond de l’événement, en plus", annual: "Plafond annuel, en plus", count: "Nombre d’événements", extra: "Montant ajouté", which: "Événement concerné", reason: "Pourquoi", sent: "Exception demandée : une autre personne doit l’approuver.",
    approve: "Approuver", reject: "Rejeter", approved: "Exception approuvée", rejected: "Exception rejetée", rejectReason: "Motif du rejet", approveReason: "Commentaire", own: "Vous l’avez demandée : une autre personne la tranche.",
    line_events_one: "{{count}} événement de plus", line_events_many: "{{count}} événements de plus", line_events_other: "{{count}} événements de plus", line_amount: "{{amount}} de plus", by: "demandée par {{who}} le {{at}}", decided: "{{state}} par {{who}} le {{at}}",
    state: { proposed: "à approuver", approved: "approuvée", rejected: "rejetée" },
  },
  join: { title: "Rejoindre un événement", submit: "Réunir", see: "Voir l’effet", which: "Événement", reason: "Pourquoi", none: "Le contrat n’a aucun autre événement à rejoindre.", done: "Dossiers réunis sur un même événement", why: "Ce qui les rapproche" },
  split: { title: "Séparer l’événement", submit: "Séparer", done: "Le dossier a son propre événement", lead: "Le dossier prend un événement à lui, avec son propre plafond." },
  change: { together: "Réunis", apart: "Séparés", against: "Le système propose l’inverse : relisez ce qui rapproche ou sépare ces dossiers.", moved: "Montants qui suivent le dossier", back: "Un événement est rendu au contrat.", total: "reste au total {{amount}}", field: { committed: "Engagé", paid: "Payé", reserved: "Réservé", recovered: "Recouvré", deductible: "Franchise" } },
  vat: {
    title: "Position de TVA de l’assuré", submit: "Enregistrer", position: "Récupération de la TVA", none: "Ne récupère pas la TVA", partial: "Récupère une partie", full: "Récupère toute la TVA", rate: "Part récupérée, en %", since: "Depuis le", proof: "Preuve", saved: "Position de TVA enregistrée",
    unknown: "TVA : à demander avant la première commande.", known: "TVA : {{position}}, depuis le {{day}}.", knownRate: "TVA : {{position}} ({{rate}} %), depuis le {{day}}.", history: "Positions successives",
  },
  section: {
    empty: "Événement libéré", title: "Garantie", noPolicy: "Aucun contrat identifié : la garantie ne peut pas encore être décidée.", undecided: "La garantie n’est pas encore décidée.", decide: "Décider la garantie", period: "Période du {{from}} au {{to}}", events: "Événements de la période", thisClaim: "ce dossier", limit: "Plafond {{amount}}", spent: "engagé {{committed}}, payé {{paid}}, reste {{left}}", attached: "Rattaché au {{day}}", notCounted: "ne prend pas de place tant que rien n’est engagé",
    exceptions: "Exceptions de limite", indicators: "Signaux", campaigns: "Campagnes", ask: "Demander une exception", other: "{{label}}", sessions: "{{used}} séances sur {{limit}}", outside: "Hors plafond : {{what}}, engagé {{committed}}, payé {{paid}}", deductible: "franchise restante {{amount}}", sub: "{{what}} : reste {{left}} sur {{limit}}", why: "Comment la décision a été prise",
    notInForce: "Contrat hors vigueur à la date de rattachement",
  },
};
