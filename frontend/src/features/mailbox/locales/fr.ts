export default {
  title: "Messagerie d’essai",
  lead: "Les courriels qui seraient partis. Cette page n’existe qu’en l’absence de serveur d’envoi : rien n’est sorti d’ici.",
  none: "Aucun courriel pour l’instant. Un rappel, une question à l’assuré ou une commande en fait partir.",
  noMatch: "Aucun courriel ne correspond. Essayez un mot de l’objet ou l’adresse du destinataire.",
  list: "Courriels", pane: "Courriel ouvert", choose: "Choisissez un courriel dans la liste.",
  search: "Chercher dans l’objet ou le destinataire", searchPart_one: "Parmi le seul courriel chargé", searchPart_many: "Parmi les {{count}} courriels chargés", searchPart_other: "Parmi les {{count}} courriels chargés",
  to: "À {{recipient}}, {{on}}",
};
