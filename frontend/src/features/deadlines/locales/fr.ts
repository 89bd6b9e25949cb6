export default {
  title: "Échéances",
  closed: "Dossiers clos aussi",
  empty: "Rien ne tombe dans ces mois. Choisissez une autre personne ou regardez plus loin.",
  further: "Voir aussi {{month}}",
  explainOf: "{{rule}}, dossier {{claim}} : voir le calcul",
  view: { label: "Afficher", agenda: "Agenda", month: "Mois", watch: "Veille", feeds: "Abonnement", simulator: "Simulateur" },
  who: { label: "De qui", me: "Mes dossiers", team: "Toute l’équipe", none: "Non affectés" },
  bands: {
    expired_one: "Jour prudent passé ({{count}})", expired_many: "Jour prudent passé ({{count}})", expired_other: "Jour prudent passé ({{count}})",
    soon_one: "Dans les deux jours ({{count}})", soon_many: "Dans les deux jours ({{count}})", soon_other: "Dans les deux jours ({{count}})",
    near_one: "Dans la quinzaine ({{count}})", near_many: "Dans la quinzaine ({{count}})", near_other: "Dans la quinzaine ({{count}})",
    calm_one: "Plus tard ({{count}})", calm_many: "Plus tard ({{count}})", calm_other: "Plus tard ({{count}})",
  },
  column: { left: "Temps restant", day: "Jour prudent", prudent: "Jour prudent", last: "Dernier jour", claim: "Dossier", rule: "Échéance", remarks: "À savoir" },
  remark: { fatal: "fatale", shadow: "par précaution", unconfirmed: "à confirmer par un juriste", closed: "dossier clos" },
  month: {
    before: "Mois précédent", after: "Mois suivant", today: "Aujourd’hui", nothing: "Rien ne tombe ce jour-là.",
    count_one: "{{count}} échéance", count_many: "{{count}} échéances", count_other: "{{count}} échéances",
    others_one: "et {{count}} autre", others_many: "et {{count}} autres", others_other: "et {{count}} autres",
  },
  clock: {
    title: "L’échéance", why: "Comment ce jour est calculé", resolve: "Clore ce délai", reminders: "Rappels envoyés", noReminder: "Aucun rappel n’est encore parti.", seenBy: "vu par {{who}} le {{at}}",
    wentUp: "remonté le {{at}}, personne n’en ayant pris acte", unseen: "personne n’en a encore pris acte", acknowledge: "J’en prends acte", acknowledged: "Rappels acquittés.",
  },
  watch: {
    ok: "Aucune anomalie", lead: "La veille recalcule chaque délai à partir des faits et vérifie que chaque rappel est parti.", checked: "Dernière vérification complète : {{at}}.", todo: "À faire :", expected: "Attendu", found: "Constaté",
    explain: "Voir le calcul", message: "Message",
    some_one: "{{count}} anomalie", some_many: "{{count}} anomalies", some_other: "{{count}} anomalies",
    shown_one: "La première est montrée.", shown_many: "Les {{count}} premières sont montrées.", shown_other: "Les {{count}} premières sont montrées.",
  },
  feed: {
    title: "Les échéances dans votre agenda", lead: "Ajoutez cette adresse à votre agenda (Outlook, Google, Apple…) comme calendrier par abonnement : il suivra les échéances sans qu’on y touche. Elle vaut un mot de passe : ne la transmettez pas.", scope: "Lesquelles", mine: "Celles de mes dossiers",
    team: "Celles de l’équipe", create: "Créer une adresse", once: "Copiez cette adresse maintenant : elle ne sera plus montrée.", copy: "Copier l’adresse", created: "Créée", actions: "Action", revoke: "Révoquer", revoked: "Adresse révoquée.",
    revokeHint: "Les agendas abonnés à cette adresse ne recevront plus rien.", none: "Aucun abonnement.",
  },
};
