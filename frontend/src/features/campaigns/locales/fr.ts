export default {
  title: "Campagnes",
  lead: "Des dossiers qu’une même main, ou un même appel à nuire, semble relier.",
  empty: "Aucune campagne. Ouvrez-en une quand plusieurs assurés subissent la même attaque.",
  by: "{{at}}, par {{who}}",
  opened: "Ouverte le {{at}} par {{who}}",
  noPolicy: "Contrat à identifier",
  noClaim: "Aucun dossier dans cette campagne. Ajoutez-en avec leurs références.",
  eventsKept: "Une campagne partage l’analyse, pas la garantie : chaque dossier garde son événement et ses limites.",
  claims_one: "{{count}} dossier", claims_many: "{{count}} dossiers", claims_other: "{{count}} dossiers",
  column: { name: "Nom", claims: "Dossiers", open: "Encore ouverts", analysis: "Dernière analyse", created: "Ouverte", claim: "Dossier", status: "État", policy: "Contrat", event: "Événement", since: "Ajouté le", actions: "Action" },
  event: { none: "Aucun : garantie non décidée", own: "Le sien", shared: "Événement {{number}}, partagé par {{size}} dossiers" },
  new: {
    open: "Ouvrir une campagne", submit: "Ouvrir", done: "Campagne ouverte.", claims: "Références des dossiers", claimsHint: "Une par ligne, ou séparées par des virgules",
    read_one: "{{count}} référence lue", read_many: "{{count}} références lues", read_other: "{{count}} références lues",
  },
  add: {
    open: "Ajouter des dossiers", hint: "Leur événement ne change pas : seule l’analyse devient commune.",
    submit_zero: "Ajouter", submit_one: "Ajouter {{count}} dossier", submit_many: "Ajouter {{count}} dossiers", submit_other: "Ajouter {{count}} dossiers",
    refused_one: "Ce dossier n’a pas été ajouté :", refused_many: "Ces dossiers n’ont pas été ajoutés :", refused_other: "Ces dossiers n’ont pas été ajoutés :",
  },
  remove: { short: "Retirer", of: "Retirer {{reference}} de la campagne", submit: "Retirer de la campagne", done: "Dossier retiré de la campagne.", hint: "Le dossier reste ouvert, avec son événement. La raison figure dans son historique.", reason: "Pourquoi il n’en fait pas partie" },
  analysis: {
    open: "Écrire l’analyse", title: "Analyse partagée", none: "Aucune analyse. Écrivez ce qui relie ces dossiers : auteurs, moyens, moment.", latest: "la plus récente", text: "L’analyse", submit: "Enregistrer l’analyse", done: "Analyse enregistrée.",
    hint_one: "Elle sera lue depuis le dossier de la campagne. Les analyses précédentes restent lisibles.", hint_many: "Elle sera lue depuis les {{count}} dossiers de la campagne. Les analyses précédentes restent lisibles.",
    hint_other: "Elle sera lue depuis les {{count}} dossiers de la campagne. Les analyses précédentes restent lisibles.",
  },
};
