export default {
  title: "Corbeille",
  reading: "Lecture des dossiers…", more: "Suite des dossiers…",
  read_one: "{{count}} dossier affiché", read_many: "{{count}} dossiers affichés", read_other: "{{count}} dossiers affichés",
  tabs: {
    label: "Ce qui attend", capped: "plus de {{shown}}", all: "Toutes", expiring: "Expire bientôt", to_qualify: "À qualifier", replies: "Réponses reçues",
    awaiting_insured: "En attente de l’assuré", stalled: "Sans mouvement", to_approve: "À approuver", complaints: "Réclamations",
  },
  scope: { label: "Dossiers de qui", me: "Mes dossiers", team: "Toute l’équipe", none: "Non affectés" },
  search: { label: "Rechercher dans la corbeille", help: "Assuré ou référence" },
  sort: {
    label: "Trier par", prudent_day: "Échéance la plus proche", "-declared_at": "Déclaration récente", declared_at: "Déclaration ancienne",
    last_activity: "Sans mouvement depuis longtemps", insured_name: "Nom de l’assuré",
  },
  filters: {
    label: "Filtres en place", none: "Filtres", some: "Filtres ({{count}})", apply: "Filtrer", close: "Fermer", clear: "Tout enlever", remove: "Enlever le filtre {{text}}",
    status: "État", handler: "Gestionnaire", waiting_on: "En attente de", flag: "Signalement", kind: "Qualification", platform: "Plateforme", product: "Produit", channel: "Reçu par",
    before: "Échéance avant le", after: "Échéance après le", declared_from: "Déclaré depuis le", declared_to: "Déclaré jusqu’au", policy_number: "Numéro de contrat",
    open: "Dossiers", opened: "Ouverts", closed: "Clos",
  },
  columns: {
    choose: "Choix", time: "Échéance", file: "Dossier", what: "Contenu", state: "État, en ligne", cover: "Garantie", ball: "En attente de", handler: "Gestionnaire", next: "Prochaine action",
  },
  bands: { expired: "Dépassées ou à dater", two_days: "48 heures", week: "7 jours", fortnight: "14 jours", later: "Plus tard" },
  row: {
    late_one: "Retard {{count}} jour", late_many: "Retard {{count}} jours", late_other: "Retard {{count}} jours", undated: "Date à établir", atMost: "au plus {{day}}",
    choose: "Choisir {{reference}}", unconfirmed: "à confirmer", unnamed: "Assuré à identifier", unqualified: "À qualifier", noPlatform: "Plateforme non précisée",
    undecided: "À décider", noEvent: "Aucun événement", cover: "Événement {{used}} sur {{limit}}, reste {{left}}", left: "reste {{left}}", unassigned: "Non affecté",
    notSeen: "Jamais vérifié", online: "En ligne", gone: "Retiré",
    contents_one: "{{count}} contenu", contents_many: "{{count}} contenus", contents_other: "{{count}} contenus",
  },
  empty: {
    all: "Aucun dossier ouvert. Déclarez un sinistre dès le prochain appel.", filtered: "Aucun dossier ne correspond à ces filtres.",
    tab: "Rien dans « {{tab}} » pour ces filtres.", clear: "Voir tous les dossiers ouverts",
  },
  chosen: {
    label: "Dossiers choisis", count_one: "{{count}} dossier choisi", count_many: "{{count}} dossiers choisis", count_other: "{{count}} dossiers choisis",
    assign: "Affecter", all: "Choisir tous ceux affichés", clear: "Annuler le choix", tooMany: "{{most}} au plus à la fois",
  },
  assign: {
    one: "Affecter {{reference}}", title_one: "Affecter {{count}} dossier", title_many: "Affecter {{count}} dossiers", title_other: "Affecter {{count}} dossiers",
    to: "À qui", me: "Moi ({{name}})", team: "Personne : rendre à l’équipe", reason: "Motif", first: "Chaque dossier est d’abord vérifié : vous verrez ceux qui ne peuvent pas l’être, et pourquoi.",
    submit: "Affecter", others_one: "Affecter l’autre dossier", others_many: "Affecter les {{count}} autres", others_other: "Affecter les {{count}} autres",
  },
  outcome: {
    label: "Dossier par dossier", result: "Résultat", refused: "Refusé", done: "Affecté", unchanged_one: "{{count}} déjà à cette personne.", unchanged_many: "{{count}} déjà à cette personne.", unchanged_other: "{{count}} déjà à cette personne.", same: "Inchangé",
    was: {
      done_one: "{{count}} dossier affecté.", done_many: "{{count}} dossiers affectés.", done_other: "{{count}} dossiers affectés.",
      refused_one: "{{count}} refusé.", refused_many: "{{count}} refusés.", refused_other: "{{count}} refusés.",
    },
    will: {
      done_one: "{{count}} dossier peut être affecté.", done_many: "{{count}} dossiers peuvent être affectés.", done_other: "{{count}} dossiers peuvent être affectés.",
      refused_one: "{{count}} ne peut pas l’être.", refused_many: "{{count}} ne peuvent pas l’être.", refused_other: "{{count}} ne peuvent pas l’être.",
    },
  },
  views: {
    open: "Vues", title: "Vues enregistrées", none: "Aucune vue pour l’instant : filtrez la corbeille, puis enregistrez-la sous un nom.", save: "Enregistrer les filtres de l’écran",
    name: "Nom de la vue", keep: "Enregistrer", saved: "Vue enregistrée", shared: "La partager avec toute l’équipe", mine: "À vous seul", mineShared: "À vous, partagée", by: "Partagée par {{name}}",
    usual: "Ouvrir d’abord", notUsual: "Ne plus ouvrir d’abord", isUsual: "s’ouvre en premier dans ce navigateur", rename: "Renommer", share: "Partager", unshare: "Ne plus partager", delete: "Supprimer",
    sure: "Supprimer cette vue ?", sureShared: "Supprimer cette vue pour toute l’équipe ?", keepIt: "La garder",
  },
  export: {
    open: "Exporter", title: "Exporter la corbeille", text: "Tous les dossiers qui correspondent aux filtres de l’écran, dans le même ordre (100 000 au plus).", xlsx: "Classeur (XLSX)", csv: "Texte (CSV)",
  },
  keys: {
    down: "Dossier suivant", up: "Dossier précédent", first: "Premier dossier", last: "Dernier dossier lu", open: "Ouvrir le dossier", search: "Rechercher", clear: "Annuler le choix",
    choose: "Choisir le dossier", range: "Choisir jusqu’ici", assign: "Affecter",
  },
};
