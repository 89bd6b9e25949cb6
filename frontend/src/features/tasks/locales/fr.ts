export default {
  title: "Tâches",
  add: "Nouvelle tâche",
  keep: "Ajouter la tâche",
  added: "Tâche ajoutée",
  whose: "Tâches montrées",
  shown: { mine: "Les miennes", team: "Toute l’équipe", done: "Faites" },
  empty: { mine: "Rien à faire pour vous. Voyez celles de l’équipe, ou ouvrez la corbeille.", team: "Aucune tâche ouverte dans l’équipe.", done: "Aucune tâche faite pour l’instant." },
  bands: { late: "En retard ({{count}})", today: "Aujourd’hui ({{count}})", week: "Dans les sept jours ({{count}})", later: "Plus tard ({{count}})", done: "Faites ({{count}})" },
  columns: { due: "Pour le", title: "À faire", about: "Dossier ou contrat", assignee: "Qui", actions: "Actions" },
  team: "L’équipe", me: "Moi ({{name}})", to: "Qui s’en charge", dueOn: "Pour le", claim: "Dossier", noClaim: "Aucun dossier ouvert ne correspond",
  complete: "Fait", completeOf: "Fait : {{title}}", completed: "Tâche faite", give: "Confier", giveOf: "Confier : {{title}}", giveTitle: "Confier la tâche", given: "Tâche confiée",
};
