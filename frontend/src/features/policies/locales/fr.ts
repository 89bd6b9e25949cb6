export default {
  title: "Assurés et contrats",
  lead: "Cherchez par nom d’assuré ou par numéro de contrat.",
  views: { label: "Que chercher", policies: "Contrats", persons: "Personnes", waiting: "À approuver" },
  search: { label: "Nom ou numéro de contrat", person: "Nom de la personne", placeholder: "Ex. ESCOFFRE ou HYG-0000057", product: "Formule", every: "Toutes les formules" },
  none: "Aucun contrat trouvé. Vérifiez l’orthographe du nom ou le numéro.",
  nonePerson: "Personne de ce nom. Vérifiez l’orthographe ou cherchez par contrat.",
  col: { number: "Contrat", insured: "Assuré", holder: "Souscripteur", product: "Formule", since: "Depuis", until: "Jusqu’au", person: "Personne", profession: "Profession", city: "Ville", rpps: "RPPS" },
  policy: {
    back: "Tous les contrats", declare: "Déclarer pour cet assuré", one: "Contrat", sheet: "Contrat", status: "État", statusSince: "{{state}} depuis le {{on}}", insured: "Assuré", holder: "Souscripteur", same: "L’assuré lui-même",
    product: "Formule", version: "{{product}}, conditions nº {{version}}", inception: "Prise d’effet", end: "Fin", noEnd: "Sans date de fin", anniversary: "Échéance annuelle", period: "Période en cours", from: "du {{start}} au {{end}}", premium: "Cotisation annuelle",
    claims: "Sinistres du contrat", noClaims: "Aucun sinistre sur ce contrat.",
  },
  standing: {
    title: "Garanties à une date", on: "À la date du", asOf: "Tel que connu le", asOfHelp: "Laissez vide pour ce qui est connu aujourd’hui", today: "Revenir à aujourd’hui", notInForce: "Le contrat n’est pas en vigueur à cette date : {{state}}.",
    noPeriod: "Aucune période d’assurance à cette date.", period: "Période du {{start}} au {{end}}", perEvent: "{{amount}} par événement", annual: "Reste annuel : {{amount}}", sessions_zero: "aucune séance utilisée sur {{limit}}", sessions_one: "{{count}} séance utilisée sur {{limit}}", sessions_many: "{{count}} séances utilisées sur {{limit}}", sessions_other: "{{count}} séances utilisées sur {{limit}}", unused: "Rien d’engagé sur cette période.",
    events: "Événements de la période", attached: "Rattaché au", claims: "Sinistres", limit: "Plafond", committed: "Engagé", paid: "Payé", recovered: "Recouvré", remaining: "Reste", deductible: "Franchise restante", notCounted: "ne compte pas",
    outside: "Hors plafond", reserved: "Provision : {{amount}}", eventsCount_one: "{{count}} événement sur {{limit}}", eventsCount_many: "{{count}} événements sur {{limit}}", eventsCount_other: "{{count}} événements sur {{limit}}",
  },
  terms: {
    title: "Conditions applicables", attaching: "Ce qui rattache un événement", period: "Les limites valent pour", change: "Si l’échéance change", waiting: "Délai de carence", prior: "Publication antérieure à la prise d’effet", counts: "Un événement compte dès",
    declaration: "Délai de déclaration", join: "Contenus réunis en un événement sous", recovery: "Une somme recouvrée reconstitue le plafond", replacement: "Les compteurs suivent le contrat remplaçant", evidence: "Avant un retrait", silence: "Silence de l’assuré valant refus après",
    days_one: "{{count}} jour", days_many: "{{count}} jours", days_other: "{{count}} jours", workingDays_one: "{{count}} jour ouvré", workingDays_many: "{{count}} jours ouvrés", workingDays_other: "{{count}} jours ouvrés",
    yes: "Oui", no: "Non", none: "Aucune", noneM: "Aucun", covered: "Couverte", notCovered: "Non couverte", eventLimit: "Plafond par événement", eventsLimit: "Événements par période", annualLimit: "Plafond annuel", noLimit: "Sans plafond", deductible: "Franchise", stake: "Enjeu minimal", sessions: "Séances par période",
    families: "Atteintes couvertes", benefits: "Prestations", subLimits: "Sous-limites", legal: "Protection juridique", feeScale: "Barème d’honoraires", class: "Branche", clauses: "Clauses citées dans les refus", carrier: "Porteur de risque",
  },
  amendments: {
    title: "Avenants", none: "Aucun avenant.", add: "Avenant", new: "Ajouter un avenant", kind: "Nature", effect: "Effet", issued: "Émis le", what: "Ce qui change", reason: "Motif", by: "Enregistré", rehearse: "Voir l’effet", record: "Enregistrer l’avenant", done: "Avenant enregistré.",
    product: "Nouvelle formule", version: "Version des conditions", versionOption: "nº {{version}}, valable dès le {{on}}", day: "Jour de l’échéance", month: "Mois de l’échéance", end: "Nouvelle date de fin", removed: "Retirer la date de fin", change: "Quoi corriger",
    toProduct: "formule {{product}}, conditions nº {{version}}", toAnniversary: "échéance le {{on}}", toEnd: "fin le {{on}}", toNoEnd: "plus de date de fin",
  },
  facts: {
    title: "Vie du contrat", none: "Ni suspension, ni résiliation.", add: "Fait de vie", new: "Enregistrer un fait de vie", fact: "Fait", day: "Date d’effet", paidOn: "Payé le", notice: "Mise en demeure du", effective: "Effet", by: "Enregistré", reason: "Motif", replacedBy: "Remplacé par le contrat", record: "Enregistrer", rehearse: "Voir l’effet", done: "Fait enregistré.",
  },
  rehearsal: { title: "Rien n’est encore enregistré. Voici ce qui changerait :", nothing: "Rien ne change à ce jour : l’effet est à une autre date.", field: "Champ", before: "Aujourd’hui", after: "Après" },
  exceptions: {
    title: "Dérogations aux plafonds", none: "Aucune dérogation.", add: "Dérogation", new: "Proposer une dérogation", waiting: "Dérogations à trancher", noneWaiting: "Aucune dérogation n’attend de décision.", policy: "Contrat", what: "Ce qui est relevé", raise: "Que relever",
    event: "Le montant d’un événement", count: "Le nombre d’événements de la période", annual: "Le plafond annuel", which: "Événement", eventOption: "Événement du {{on}} ({{claims}})", amount: "Montant ajouté", extra: "Événements ajoutés", guarantee: "Garantie", on: "Période du", reason: "Motif", state: "État", proposed: "Proposée",
    propose: "Proposer", proposedDone: "Dérogation proposée : une autre personne tranche.", approve: "Accorder", reject: "Refuser", approved: "Dérogation accordée.", rejected: "Dérogation refusée.", why: "Pourquoi", whyHelp: "Facultatif pour accorder", decided: "{{state}} par {{who}}, {{on}}",
    plusAmount: "+ {{amount}}", plusEvents_one: "+ {{count}} événement", plusEvents_many: "+ {{count}} événements", plusEvents_other: "+ {{count}} événements", period: "Période", own: "À trancher par une autre personne que vous",
  },
  claims: { reference: "Sinistre", declared: "Déclaré", status: "État", kind: "Qualification", handler: "Gestionnaire", deadline: "Échéance" },
  person: {
    one: "Personne", joined: "par une fiche réunie", back: "Toutes les personnes", identity: "Identité", civility: "Civilité", first: "Prénom", last: "Nom", profession: "Profession", specialty: "Spécialité", rpps: "RPPS", address: "Adresse", email: "Courriel", phone: "Téléphone", department: "Département",
    policies: "Contrats", noPolicies: "Aucun contrat au nom de cette personne.", claims: "Sinistres du contrat {{number}}", insured: "assuré", holder: "souscripteur", role: "À quel titre",
  },
  merges: {
    title: "Fusions de fiches", none: "Cette fiche n’a été réunie à aucune autre.", waiting: "Fusions à approuver", noneWaiting: "Aucune fusion n’attend d’approbation.", propose: "Réunir à une autre fiche", new: "Réunir cette fiche à une autre", find: "Fiche à garder", findHelp: "Tapez au moins deux lettres du nom", nobody: "Personne de ce nom.",
    away: "Fiche qui s’efface", kept: "Fiche gardée", reason: "Pourquoi c’est la même personne", send: "Proposer la fusion", proposed: "Fusion proposée : une autre personne approuve.", approve: "Approuver la fusion", approved: "Fiches réunies.", undo: "Séparer les fiches", undoAway: "Retirer la proposition", undoReason: "Pourquoi les séparer", undoSend: "Proposer la séparation",
    undone: "Séparation proposée.", undoApprove: "Approuver la séparation", undoApproved: "Fiches séparées.", withdrawn: "Proposition retirée.", state: { proposed: "À approuver", merged: "Réunies", undoing: "Séparation à approuver", undone: "Séparées ou retirée" },
    by: "Proposée par {{who}}, {{on}}", approvedBy: "Approuvée par {{who}}, {{on}}", undoBy: "Séparation proposée par {{who}} : {{reason}}", undoneBy: "Séparées par {{who}}, {{on}}", same: "identique", differs: "différent", own: "À approuver par une autre personne que vous", compare: "Comparer les deux fiches", who: "{{away}} devient {{kept}}", open: "Ouvrir",
  },
  by: "{{who}}, {{on}}",
};
