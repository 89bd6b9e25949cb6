export default {
  title: "Administration", nothing: "Votre profil n’administre rien. Demandez à un administrateur.", save: "Enregistrer", cancel: "Annuler", actions: "Actions", by: "Par", byWho: "{{who}}, {{on}}",
  rooms: {
    products: "Formules et conditions", users: "Utilisateurs", absences: "Absences", policyImports: "Imports de contrats", claimImports: "Imports de sinistres", requirements: "Pièces exigées", carriers: "Porteurs de risque", tokens: "Jetons d’accès", audit: "Journal d’audit",
  },
  users: {
    new: "Créer un compte", create: "Créer le compte", created: "Compte créé.", search: "Chercher un nom ou une adresse", closed: "Comptes fermés", none: "Aucun compte de ce nom.", noneClosed: "Aucun compte fermé.", name: "Nom", email: "Courriel", role: "Profil",
    authority: "Pouvoir d’engagement", byRole: "Du profil", authorityHelp: "En euros TTC. Laissez vide pour celui du profil.", supervisor: "Responsable", second: "Suppléant", secondHelp: "Reçoit les rappels quand ni la personne ni son responsable ne répondent", zone: "Fuseau horaire",
    password: "Mot de passe provisoire", passwordHelp: "Douze caractères au moins", edit: "Modifier", editTitle: "Modifier le compte de {{name}}", saved: "Compte modifié.", close: "Fermer", reopen: "Rouvrir", closeTitle: "Fermer le compte de {{name}}", reopenTitle: "Rouvrir le compte de {{name}}",
    closeText: "{{name}} ne pourra plus se connecter. Ce qui a été fait avec ce compte reste signé. Pensez à réaffecter ses dossiers.", reopenText: "{{name}} pourra se connecter de nouveau avec son mot de passe.", closedDone: "Compte fermé.", reopened: "Compte rouvert.", state: "État", open: "Ouvert", isClosed: "Fermé",
  },
  absences: {
    lead: "Pendant une absence, les rappels d’échéance vont au remplaçant.", new: "Noter une absence", record: "Enregistrer l’absence", done: "Absence enregistrée.", who: "Personne", me: "{{name}} (vous)", days: "Jours", from: "du {{start}} au {{end}}", substitute: "Remplaçant", supervisor: "Le responsable",
    substituteHelp: "Sans remplaçant, le responsable", state: "État", coming: "À venir", now: "En cours", over: "Passée", cancelledOn: "Annulée le {{on}}", cancel: "Annuler", cancelled: "Absence annulée.", first: "Premier jour", last: "Dernier jour", none: "Aucune absence notée.",
  },
  tokens: {
    lead: "Les accès des autres systèmes à l’API. Un jeton n’est montré qu’à sa création.", new: "Créer un jeton", create: "Créer le jeton", name: "Nom", nameHelp: "Le système qui s’en servira", roleHelp: "Le jeton peut tout ce que ce profil peut", days: "Durée de validité en jours", made: "Créé", expires: "Expire le",
    active: "Actif", revokedOn: "Révoqué le {{on}}", expired: "Expiré", revoke: "Révoquer", revokeTitle: "Révoquer « {{name}} »", revokeText: "Le système qui s’en sert sera refusé dès sa prochaine demande. Cela ne s’annule pas.", revoked: "Jeton révoqué.", none: "Aucun jeton.",
    made1: "Jeton créé", once: "Copiez ce jeton maintenant : il ne sera plus jamais montré.", copy: "Copier", copied: "Copié", kept: "Je l’ai gardé",
  },
  audit: {
    lead: "Qui a fait quoi, et quand. Chaque ligne est scellée à la précédente.", subject: "Sujet", subjectHelp: "Numéro de sinistre ou de contrat", kind: "Nature du sujet", actor: "Auteur", from: "Du", to: "Au", export: "Exporter en CSV", broken: "Des lignes ne correspondent plus à leur sceau : prévenez l’administrateur du système.",
    none: "Rien dans le journal avec ces filtres.", at: "Quand", action: "Action", about: "Sur", seal: "Sceau", whole: "Intact", altered: "Altéré",
  },
  carriers: { none: "Aucun porteur de risque.", set: "Changer le compte", setTitle: "Compte de {{name}}", iban: "IBAN du compte débité", done: "Compte enregistré.", licence: "Agrément", letterhead: "En-tête", complaints: "Réclamations", mediator: "Médiateur", account: "Compte débité", unset: "Aucun compte : ses lots ne peuvent pas partir" },
  requirements: {
    lead: "Les pièces qu’un prestataire doit avoir en cours de validité pour recevoir une commande.", new: "Exiger une pièce", speciality: "Spécialité", kind: "Pièce", state: "Règle", yes: "Exigée", no: "Plus exigée", since: "À partir du", done: "Règle enregistrée.", none: "Aucune pièce n’est exigée.",
  },
  imports: {
    policiesLead: "Portefeuilles et faits de vie des contrats, lus dans un fichier CSV.", claimsLead: "Sinistres repris d’un autre système, avec contrôle des totaux.", new: "Importer un fichier", none: "Aucun import encore.", file: "Fichier", csv: "un fichier CSV", asOf: "Situation au",
    delta: "Le fichier ne contient que des changements", deltaHelp: "Décoché : un contrat absent du fichier est absent du portefeuille", rehearse: "Essayer sans enregistrer", import: "Importer", queued: "Import demandé.", would: "Rien n’est encore enregistré. L’import donnerait :",
    count: { rows: "Lignes", claims: "Sinistres", created: "Créés", updated: "Modifiés", unchanged: "Inchangés", rejected: "Rejetés" }, line: "Ligne", column: "Colonne", about: "Contrat ou dossier", why: "Pourquoi", noReject: "Aucune ligne rejetée.", rejectsTitle: "Lignes rejetées",
    rejects_one: "{{count}} ligne rejetée", rejects_many: "{{count}} lignes rejetées", rejects_other: "{{count}} lignes rejetées", warnings: "À regarder", download: "Télécharger les rejets", hide: "Refermer", running: "Import en cours",
    total: "Total", inFile: "Dans le fichier", found: "Après reprise", difference: "Écart", reconciled: "Les totaux concordent.", notReconciled: "Les totaux ne concordent pas.", reconciliation: "Contrôle des totaux",
  },
  products: { lead: "Ce que chaque formule promet, version après version.", name: "Formule", code: "Code", version: "Conditions", versionOf: "nº {{version}}, dès le {{on}}", none: "Aucune formule.", back: "Toutes les formules" },
  terms: {
    title: "Conditions", newFrom: "Nouvelle version d’après la nº {{version}}", changed: "Ce qui a changé depuis la nº {{version}}", carrier: "Porteur de risque", validFrom: "Valables dès le", same: "Rien ne change.", differences: "Différences", field: "Clause", before: "Avant", after: "Après",
    would: "Ce que la nº {{version}} changerait (rien n’est encore enregistré)", never: "Les versions passées ne changent jamais : les contrats qui y sont liés les gardent jusqu’à leur avenant.", rehearse: "Voir ce qui change", record: "Enregistrer la version", done: "Nouvelle version enregistrée.", addGuarantee: "Ajouter : {{name}}", removeGuarantee: "Retirer cette garantie",
    f: {
      attaching: "Ce qui rattache un événement", period_basis: "Les limites valent pour", anniversary_change: "Si l’échéance change", counts_at: "Un événement compte dès", evidence_gate: "Avant un retrait", waiting_days: "Délai de carence (jours)", declaration_working_days: "Délai de déclaration (jours ouvrés)",
      join_window_days: "Réunion en un événement (jours)", agreement_silence_days: "Silence de l’assuré (jours)", prior_publication_covered: "Une publication antérieure à la prise d’effet est couverte", recovery_refills_limit: "Une somme recouvrée reconstitue le plafond", counters_pass_on_replacement: "Les compteurs suivent le contrat remplaçant",
    },
    g: {
      label: "Nom de la garantie", class: "Branche", events_limit: "Événements par période", event_limit: "Plafond par événement", annual_limit: "Plafond annuel", noLimit: "Vide : sans limite", deductible: "Franchise", minimum_stake: "Enjeu minimal", sessions_limit: "Séances par période", families: "Atteintes couvertes", benefits: "Prestations",
      legal_protection: "C’est une protection juridique", subLimits: "Sous-limites par prestation", clauses: "Clauses citées dans les refus",
    },
  },
  reserves: { title: "Provisions d’ouverture", new: "Fixer les provisions", guarantee: "Garantie", line: "Prestation", amount: "Montant", from: "Dès le", fromHelp: "Pour les sinistres déclarés à partir de ce jour", reason: "Motif", none: "Aucune provision d’ouverture : un sinistre ouvre à zéro.", zero: "Vide : rien ne change. Zéro : met fin à la provision.", done: "Provisions d’ouverture fixées." },
};
