export default {
  title: "Prestataires",
  search: "Chercher un nom",
  all: "Toutes",
  empty: "Aucun prestataire ne correspond. Élargissez la recherche, ou ajoutez un prestataire.",
  active: "Actif", suspended: "Suspendu", everywhere: "Partout", sheet: "Fiche", missions: "Voir ses missions",
  load: "{{open}} sur {{capacity}}",
  days_one: "{{count}} jour", days_many: "{{count}} jours", days_other: "{{count}} jours",
  usualDays_one: "{{count}} jour annoncé", usualDays_many: "{{count}} jours annoncés", usualDays_other: "{{count}} jours annoncés",
  field: {
    name: "Nom", siret: "SIRET", email: "Courriel", phone: "Téléphone", specialities: "Spécialités", speciality: "Spécialité", platforms: "Plateformes connues", territories: "Départements", capacity: "Missions à la fois", usual: "Délai annoncé, en jours",
    state: "État", load: "Charge", success: "Réussite", delay: "Délai", onTime: "À l’heure", reappeared: "Réapparitions", reason: "Motif",
  },
  help: { platforms: "Entrée après chaque nom : google, facebook…", territories: "Numéros de département ; vide : partout" },
  add: { open: "Ajouter un prestataire", title: "Ajouter un prestataire", submit: "Ajouter", done: "Prestataire ajouté." },
  change: { title: "Modifier la fiche", submit: "Enregistrer", done: "Fiche modifiée." },
  suspend: { title: "Suspendre", submit: "Suspendre", done: "Prestataire suspendu.", what: "Aucune nouvelle mission ne lui sera proposée ; celles en cours continuent." },
  resume: { title: "Reprendre", submit: "Reprendre", done: "Suspension levée.", what: "De nouvelles missions pourront lui être proposées." },
  figures: {
    title: "Chiffres", all: "Toutes spécialités", none: "Aucune mission à ce jour.", missions: "Missions", underWay: "En cours", days: "Délai médian (j)", rating: "Note", of5: "{{rating}}/5", causes: "Retraits par cause : {{causes}}.",
    ordered_one: "{{count}} mission commandée, {{delivered}} livrée.", ordered_many: "{{count}} missions commandées, {{delivered}} livrées.", ordered_other: "{{count}} missions commandées, {{delivered}} livrées.",
    lates_one: "{{count}} en retard.", lates_many: "{{count}} en retard.", lates_other: "{{count}} en retard.",
    refusals_one: "{{count}} déclinée ou sans réponse.", refusals_many: "{{count}} déclinées ou sans réponse.", refusals_other: "{{count}} déclinées ou sans réponse.",
    disputes_one: "{{count}} litige.", disputes_many: "{{count}} litiges.", disputes_other: "{{count}} litiges.",
  },
  tariffs: {
    title: "Tarifs", add: "Ajouter un tarif", submit: "Enregistrer le tarif", done: "Tarif enregistré.", none: "Aucun tarif : un devis sera demandé à chaque mission.", from: "À partir du", ht: "HT", ttc: "TTC", tax: "Montant et TVA", rate: "HT, TVA {{rate}}",
    flat: "TTC seul", withdraw: "Plus de tarif à partir de ce jour", withdrawn: "Retiré", reverse: "Autoliquidation : la TVA est due par le client", total: "TVA {{vat}} · TTC {{ttc}}",
  },
  papers: {
    title: "Pièces", add: "Ajouter une pièce", submit: "Enregistrer la pièce", done: "Pièce enregistrée.", none: "Aucune pièce enregistrée.", kind: "Pièce", reference: "Référence", issued: "Établie le", until: "Valable jusqu’au", replaced: "Remplacée", noEnd: "Sans fin",
  },
  links: {
    title: "Liens d’intérêts", add: "Déclarer un lien", submit: "Déclarer le lien", done: "Lien déclaré.", none: "Aucun lien déclaré.", who: "Avec qui", end: "Fin", ended: "Terminé le {{day}} : {{reason}}", stop: "Mettre fin", endOf: "Mettre fin au lien avec {{name}}", endDone: "Lien terminé.", now: "En cours",
    of: { person: "Personne au portefeuille", name: "Autre nom (auteur…)", provider: "Autre prestataire" }, search: "Tapez un nom", nobody: "Personne de ce nom",
  },
  ratings: { title: "Notes des gestionnaires", none: "Aucune mission notée à ce jour.", mission: "Mission", comment: "Commentaire" },
  history: { title: "Suspensions et reprises", none: "Jamais suspendu.", fact: "Fait", at: "Le", who: "Par" },
};
