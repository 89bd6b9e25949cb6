export default {
  title: "Assistance psychologique",
  secret: "On compte des séances, rien d’autre : aucun mot sur la santé ni sur ce qui s’y dit n’est enregistré.",
  search: "Numéro de contrat",
  empty: "Aucune demande d’assistance. Elles s’enregistrent par « Nouvelle demande ».",
  unnamed: "Assuré non nommé", toIdentify: "À identifier", of: "{{used}} sur {{limit}}",
  deedOf: "{{what}}, {{reference}}",
  field: { reference: "Demande", insured: "Assuré", policy: "Contrat", trigger: "Événement", on: "Demandée le", state: "État", sessions: "Séances de la période", actions: "Actions" },
  deed: { record_sessions: "Séances", identify_policy: "Identifier le contrat", close: "Clore" },
  new: { open: "Nouvelle demande", title: "Nouvelle demande d’assistance", submit: "Enregistrer la demande", done: "Demande enregistrée.", name: "Nom de l’assuré", rpps: "RPPS", email: "Courriel", channel: "Reçue par" },
  pick: { placeholder: "Nom de l’assuré ou numéro", nothing: "Aucun contrat trouvé", type: "Tapez au moins deux caractères" },
  identify: { title: "Identifier le contrat", submit: "Rattacher au contrat", done: "Contrat identifié.", what: "Demande de {{name}}." },
  close: { title: "Clore {{reference}}", submit: "Clore la demande", done: "Demande close.", what: "Plus aucune séance ne pourra être comptée sur cette demande." },
  sessions: {
    title: "Séances · {{reference}}", list: "Séances enregistrées", none: "Aucune séance enregistrée.", period_zero: "Aucune séance sur {{limit}} pour la période du {{start}} au {{end}}.", period_one: "{{count}} séance sur {{limit}} pour la période du {{start}} au {{end}}.", period_many: "{{count}} séances sur {{limit}} pour la période du {{start}} au {{end}}.", period_other: "{{count}} séances sur {{limit}} pour la période du {{start}} au {{end}}.", day: "Jour", count: "Séances", who: "Par",
    submit: "Compter", done: "Séances comptées.", back: "Reprendre", backOf: "Reprendre les séances du {{day}}", backDone: "Enregistrement repris.", takenBack: "Repris", correction: "Correction",
  },
};
