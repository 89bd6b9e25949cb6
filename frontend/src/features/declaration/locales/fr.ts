export default {
  title: "Déclarer un sinistre",
  lead: "Un seul contenu suffit : ce qui manque viendra plus tard. Entrée ajoute un contenu, Ctrl+Entrée envoie.",
  who: "Qui",
  what: "Quoi",
  policy: {
    label: "Assuré ou contrat", placeholder: "Nom, numéro de contrat ou téléphone", none: "Aucun contrat trouvé : notez le nom ci-dessous, le contrat sera identifié ensuite.",
    since: "depuis le {{day}}", ended: "fini le {{day}}", holder: "souscrit par {{name}}",
  },
  unidentified: "Contrat à identifier", insuredName: "Nom de l’assuré", insuredPhone: "Téléphone de l’assuré",
  role: "Qui appelle", declarantName: "Nom de la personne", declarantPhone: "Son téléphone",
  discovered: "Découvert le", channel: "Reçu par", wishes: "Ce que l’assuré attend",
  already: { label: "Déjà fait par l’assuré", already_replied: "A répondu en ligne", already_reported: "A signalé à la plateforme", already_complained: "A porté plainte" },
  otherInsurer: "Autre assureur",
  more: "Autres circonstances",
  content: {
    title: "Contenu {{rank}}", place: "Adresse ou endroit", placeHelp: "Collez l’adresse, ou dites où c’est", platform: "Plateforme : {{name}}", inWords: "Endroit décrit en mots",
    excerpt: "Extrait, mot pour mot", published: "Publié le", publishedHelp: "12/11, hier, il y a 3 semaines, octobre 2026", author: "Auteur affiché", form: "Forme",
    online: "Encore en ligne", onlineValues: { yes: "Oui", no: "Non", unknown: "Non vérifié" }, remove: "Retirer le contenu {{rank}}", add: "Ajouter un contenu",
    unread: "Date non comprise ou à venir : elle ne sera pas transmise. Essayez 12/11/2026.", between: "entre le {{from}} et le {{to}}", on: "le {{day}}", around: "vers le {{day}}",
  },
  clock: {
    waiting: "Calcul du délai…", unknown: "Délai non calculé pour l’instant", undated: "Sans date, le délai peut déjà courir", undatedBy: "▲ Date inconnue : le délai court peut-être déjà ; au plus tard le {{day}}",
    act: "agir avant le {{day}}", passed: "le jour prudent était le {{day}}", last: "dernier jour le {{day}}",
  },
  sendEmpty: "Déclarer", send_one: "Déclarer {{count}} contenu", send_many: "Déclarer {{count}} contenus", send_other: "Déclarer {{count}} contenus",
  discard: "Effacer le brouillon", restored: "Brouillon repris là où vous l’aviez laissé.",
  opened: {
    title: "Dossier {{reference}} ouvert", notInForce: "Le contrat n’est pas en vigueur à la date de rattachement : la déclaration est enregistrée, la garantie se décidera ensuite.",
    duplicates: "Ces adresses figurent déjà dans un autre dossier du même assuré :", duplicate: "{{reference}} ({{status}})", go: "Ouvrir le dossier", another: "Déclarer un autre sinistre",
  },
  simulator: {
    title: "Simuler un délai", lead: "Aucun dossier n’est touché.", published: "Première publication", kind: "Qualification", unknownKind: "À établir", postcode: "Code postal de l’assuré", professional: "L’auteur est un professionnel",
    act: "Acte interruptif", noAct: "Aucun", actOn: "Fait le", article: "Texte", duration: "Durée", how: "Comment c’est compté", reminders: "Rappels prévus", empty: "Indiquez une date de publication.",
    fatal: "délai couperet", shadow: "par prudence", broken: "interrompu ou prolongé", last: "Dernier jour", prudent: "Jour prudent", none: "Aucun délai ne court pour cette situation.",
  },
};
