/** The palette, the help, the tour, the person's menu. */
export default {
  menu: { autoTheme: "Suivre le thème de l’ordinateur", compact: "Listes serrées", tour: "Revoir la visite" },
  leave: {
    title_one: "Un texte n’a pas été envoyé", title_many: "{{count}} textes n’ont pas été envoyés", title_other: "{{count}} textes n’ont pas été envoyés",
    text: "Ils ne sont gardés que dans ce navigateur : se déconnecter les efface.",
    draft: "{{about}}, écrit le {{at}}", other: "Un formulaire", stay: "Rester et les envoyer", go: "Se déconnecter et les effacer",
  },
  keys: {
    title: "Raccourcis clavier", here: "Sur cet écran", everywhere: "Partout", none: "Cet écran n’a pas de touche à lui.",
    single: "Touches d’un seul caractère", singleHelp: "À couper si vous dictez ou si une touche part toute seule. Ctrl+K reste.",
    mod: "Ctrl", or: "ou", space: "Espace",
  },
  palette: {
    search: "Dossier, assuré, contrat, page ou action", claims: "Dossiers", people: "Assurés", policies: "Contrats", places: "Pages", actions: "Actions", simulate: "Simuler un délai",
    here: "Sur le dossier {{reference}}", recent: "Ouverts récemment", nothing: "Rien ne correspond à « {{query}} ».", searching: "Recherche…",
    all_one: "Voir le dossier dans la corbeille", all_many: "Voir les {{formatted}} dossiers dans la corbeille", all_other: "Voir les {{formatted}} dossiers dans la corbeille",
    failed: "La recherche n’a pas abouti : vérifiez la connexion, puis recommencez.",
    allCapped: "Voir dans la corbeille (plus de 1 000 dossiers)",
  },
  tour: {
    step: "Étape {{at}} sur {{count}}", next: "Suivant", before: "Précédent", end: "Commencer", skip: "Passer la visite",
    steps: {
      list: { title: "La corbeille dit quoi faire d’abord", text: "Les dossiers sont rangés par le délai le plus proche : ceux dont la date est passée, puis 48 heures, 7 jours, 14 jours. À droite, la prochaine action de chacun. Les onglets isolent ce qui attend : à qualifier, réponses reçues, à approuver." },
      claim: { title: "Un dossier se lit en deux secondes", text: "En haut de la fiche, sans jamais défiler : peut-on encore agir, le contenu est-il en ligne, qui a la main, ce qui reste de garantie, et un seul bouton pour la suite." },
      declare: { title: "Un appel se note pendant qu’on parle", text: "Touche d pour déclarer un sinistre ; sur un dossier, touche n pour noter l’appel. Une promesse et sa date deviennent une tâche. Ce que vous écrivez reste dans ce navigateur jusqu’à l’envoi." },
      keys: { title: "Tout se fait au clavier", text: "j et k pour bouger, Entrée pour ouvrir, x pour sélectionner, a pour affecter, Ctrl+K pour aller n’importe où. La touche ? montre celles de l’écran." },
      demo: { title: "Ces données sont une démonstration", text: "Assurés, avis et montants sont inventés. Les courriels ne partent pas : lisez-les dans la Messagerie. Essayez, rien ne casse." },
    },
  },
};
