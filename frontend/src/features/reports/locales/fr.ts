export default {
  title: "Rapports", lead: "La couverture, mois par mois : ce que la compagnie reçoit.", none: "Aucun mois ne peut encore être raconté : le premier rapport viendra avec le premier sinistre.",
  choose: "Choix du mois", month: "Mois", before: "Mois précédent", after: "Mois suivant", file: { pdf: "PDF", xlsx: "Excel", csv: "CSV" },
  preview: {
    title: "Aperçu", frame: "Rapport de {{month}}, pages du PDF", cannot: "Ce navigateur n’affiche pas de PDF dans une page : téléchargez le rapport par le bouton « PDF ».",
    edition: "Édition du {{at}}. Le PDF et le CSV sont ceux de cette édition ; le classeur Excel et les chiffres ci-contre sont ceux de maintenant.", madeNow: "Aucune édition n’est classée : ces pages viennent d’être faites avec les chiffres de maintenant.",
  },
  claims: {
    title: "Sinistres", says: "{{declared}} déclarés et {{closed}} clos dans le mois ; {{open}} ouverts au {{on}}.",
    declared: "Déclarés dans le mois", decided: "Garantie décidée dans le mois", covered: "garantis", notCovered: "non garantis", adviceOnly: "conseil seul", closed: "Clos dans le mois", open: "Ouverts en fin de mois",
  },
  cover: { title: "Contrats", inForce: "Contrats en vigueur", events: "Événements garantis ouverts dans le mois", atLimit: "Contrats dont tous les événements de l’année sont pris" },
  money: {
    title: "Argent, TTC", what: "Montant", month: "Mouvements du mois", position: "Périodes en cours au {{on}}", committed: "Engagé", paid: "Payé", released: "Engagements levés", remaining: "Reste garanti", noMovement: "–",
    says: "Engagé : commandé ou accordé. Reste garanti : ce que les événements ouverts peuvent encore prendre en charge.",
  },
  runs: {
    title: "Éditions", ask: "Faire une nouvelle édition", asked: "Demandée", by: "Par", became: "État", finished: "Terminée", print: "Empreinte", copy: "Copier", copyOf: "Copier l’empreinte de l’édition du {{at}}", scheduled: "Chaque mois, d’elle-même",
    queued: "L’édition attend son tour ; elle paraîtra ici d’elle-même.", running: "L’édition est en cours ; elle paraîtra ici d’elle-même.",
    none: "Aucune édition de ce mois. Une édition fige le PDF et le CSV tels qu’ils sont envoyés : faites-en une quand le mois est prêt.", noneRead: "Aucune édition de ce mois n’a été faite.",
    state: { queued: "En attente", running: "En cours", done: "Prête", failed: "Échouée" },
  },
};
