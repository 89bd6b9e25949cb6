export default {
  mayClose: "peut être clos", notYet: "se clôt une fois le mois fini, par un responsable",
  title: "Comptabilité", lead: "Les écritures des règlements, des provisions et des recouvrements, mois par mois.", months: "Mois comptables", month: "Mois", state: "État", open: "Ouvert", closed: "Clos",
  closedBy: "Clôture", by: "{{on}}, par {{who}}", none: "Rien n’est encore comptabilisé.",
  entries: {
    title: "Écritures", of: "Écritures de {{month}}", count: "Écritures", debit: "Total des débits", show: "Voir", csv: "Exporter en CSV", none: "Aucune écriture ce mois-ci.",
    balance: "Débits {{debit}}, crédits {{credit}}", final: "Numéros définitifs", provisional: "Provisoire : les numéros seront donnés à la clôture", many_one: "{{shown}} écriture",
    many_many: "{{shown}} écritures", many_other: "{{shown}} écritures",
  },
  line: {
    number: "Numéro", journal: "Journal", on: "Date", piece: "Pièce", label: "Libellé", account: "Compte", debit: "Débit", credit: "Crédit", draft: "prov.",
  },
  journal: {
    SIN: "Sinistres", PRO: "Provisions", REC: "Recouvrements", BQ: "Banque",
  },
  close: {
    open: "Clore {{month}}", title: "Clore le mois de {{month}}", numbers: "Chaque écriture reçoit son numéro définitif, sans trou dans l’année.", final: "Un mois clos ne se rouvre pas et ne change plus.",
    later: "Ce qui arrive ensuite est comptabilisé au mois suivant.", would: "Ce que la clôture ferait", sure: "J’ai relu les écritures de {{month}} ; je clos ce mois.", send: "Clore le mois",
    done: "{{month}} est clos", figures_one: "{{shown}} écriture, à partir du numéro {{first}}, pour {{debit}} de débits et autant de crédits.",
    figures_many: "{{shown}} écritures, à partir du numéro {{first}}, pour {{debit}} de débits et autant de crédits.",
    figures_other: "{{shown}} écritures, à partir du numéro {{first}}, pour {{debit}} de débits et autant de crédits.",
  },
};
