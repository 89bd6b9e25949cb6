export default {
  title: "Règlements", lead: "Chaque règlement est approuvé par une autre personne que celle qui l’a proposé.", reason: "Motif", save: "Enregistrer", propose: "Proposer le règlement", export: "Exporter en CSV",
  rooms: {
    payments: "Règlements", payees: "Bénéficiaires", batches: "Lots de virements",
  },
  tabs: {
    approve: "À approuver", proposed: "Proposés", to_send: "À virer", sent: "Envoyés à la banque", settled: "Réglés", returned: "Revenus", rejected: "Rejetés", all: "Tous",
  },
  empty: {
    proposed: "Aucun règlement n’attend d’approbation.", to_send: "Rien n’attend d’être viré. Un règlement approuvé apparaît ici, prêt pour le prochain lot.",
    sent: "La banque a répondu pour tous les virements envoyés.", settled: "Aucun règlement n’est encore exécuté.", returned: "Aucun virement n’est revenu.", rejected: "Aucun règlement n’a été rejeté.",
    all: "Aucun règlement ne correspond.",
  },
  filters: {
    claim: "Sinistre", apply: "Filtrer", clear: "Tous les sinistres", everyPayee: "Tous les bénéficiaires",
  },
  back: {
    payments: "Tous les règlements", payees: "Tous les bénéficiaires", batches: "Tous les lots",
  },
  payment: {
    reference: "Règlement", claim: "Sinistre", payee: "Bénéficiaire", why: "Objet", submitted: "Proposé le", amount: "Montant", state: "État",
  },
  facts: {
    title: "Détail", ttc: "{{amount}} TTC", label: "Libellé du virement", invoice: "Facture", mission: "Mission", carrier: "Porteur de risque", submitted: "Proposé", approved: "Approuvé",
    by: "{{on}}, par {{who}}", machine: "Égide",
  },
  whyNot: {
    own: "Vous avez proposé ce règlement : une autre personne doit l’approuver.", authority: "Au-delà de votre pouvoir de {{authority}} : une personne au pouvoir plus élevé doit l’approuver.",
    role: "Un responsable doit l’approuver.", claim: "Vous ne pouvez pas l’approuver : une autre personne doit le faire.",
  },
  draws: {
    title: "Pris sur la garantie", on: "Événement", event: "Événement du {{on}} ({{guarantee}})", outside: "Hors plafond : {{why}}",
  },
  rejected: {
    title: "Motif du rejet",
  },
  transfer: {
    title: "Virement", proposed: "Rien ne part avant l’approbation d’une seconde personne.", paid: "Approuvé ; aucun virement n’est prévu.", to_send: "Approuvé ; part avec le prochain lot.",
    sent: "Envoyé à la banque, qui n’a pas encore confirmé.", settled: "La banque a exécuté le virement.", returned: "La somme est revenue.", rejected: "Rejeté : rien ne part.",
    came_back: "La banque a renvoyé la somme", code: "code {{code}}", batch: "Lot", settled_on: "Exécuté le",
  },
  account: {
    holder: "Titulaire", iban: "IBAN", bic: "BIC", none: "Ce bénéficiaire n’a pas encore de compte : le virement ne pourra pas partir.",
    awaits: "Son compte attend l’approbation d’une seconde personne : le virement ne pourra pas partir avant.", changing: "Un nouveau compte attend d’être approuvé ; d’ici là, celui-ci sert.",
    open: "Voir le bénéficiaire",
  },
  approve: {
    open: "Approuver", title: "Approuver {{reference}}", submit: "Approuver {{amount}}", done: "Approuvé : {{amount}} pour {{payee}}", duplicate: "Pourquoi payer malgré tout ?",
    duplicateWhy: "Un autre règlement lui ressemble. Votre raison est gardée avec ce règlement.", unknown: "Pourquoi payer sur ce compte ?",
    unknownWhy: "La banque ne connaît pas ce titulaire. Votre raison est gardée avec ce règlement.",
  },
  reject: {
    open: "Rejeter", title: "Rejeter {{reference}}", read: "Lu par la personne qui a proposé.", invoice: "Refuser aussi la facture",
    invoiceMeans: "La facture est fausse : une facture corrigée est attendue du prestataire.", done: "Règlement rejeté",
  },
  again: {
    open: "Proposer à nouveau", title: "Proposer à nouveau ce règlement", means: "Un nouveau règlement de {{amount}} pour {{payee}} attendra l’approbation d’une autre personne.",
    done: "Règlement proposé à nouveau",
  },
  return: {
    open: "Noter un retour", title: "Somme revenue de {{reference}}", kind: "Pourquoi la somme est-elle revenue ?",
    means: {
      returned_transfer: "La banque a renvoyé le virement entier. La somme reste due et peut être proposée à nouveau.",
      undue: "Le bénéficiaire rend une somme qui ne lui était pas due ; elle revient à la garantie.", deposit_refund: "Le greffe rend la consignation ; elle revient à la garantie.",
    },
    amount: "Montant revenu", amountHelp: "Laissez vide si tout est revenu.", on: "Reçu le", code: "Code de la banque", codeHelp: "Par exemple AC04 (compte clos).", done: "Retour noté",
  },
  controls: {
    title: "Contrôles", kind: "Contrôle", result: "Résultat", by: "Par", on: "Le", later: "Les contrôles se font au moment de l’approbation : registre des gels, nom connu de la banque, doublons.",
    none: "Aucun contrôle n’a été enregistré.", like: "ressemble à {{payments}}", listOf: "registre du {{on}}", frozen: "Règlement bloqué par le registre des gels",
    frozenText: "Le bénéficiaire ressemble à une personne du registre (fiche {{names}}). Seule la conformité peut lever le blocage.",
  },
  payeeCheck: {
    open: "Noter la réponse de la banque", title: "Vérification du nom : {{payee}}", answer: "La banque, interrogée sur le titulaire du compte, répond :", done: "Réponse de la banque notée",
  },
  screening: {
    open: "Décider du rapprochement", title: "Rapprochement avec le registre des gels : {{reference}}", decision: "Le bénéficiaire est-il la personne du registre ?",
    means: {
      false_positive: "Le règlement peut être approuvé.", confirmed: "Le règlement reste bloqué.",
    },
    reason: "Ce qui le prouve : date de naissance, pièce d’identité, adresse.", done: "Décision de la conformité enregistrée",
  },
  approvals: {
    payments: "Règlements à approuver", noPayments: "Aucun règlement n’attend d’approbation.", decide: "Décision", controls: "Voir les contrôles", details: "Coordonnées bancaires à approuver",
    noDetails: "Aucun compte n’attend d’approbation.", moreDetails: "Voir les comptes suivants", quotes: "Devis reçus", noQuotes: "Aucun devis n’attend.", exceptions: "Dérogations aux plafonds",
    noExceptions: "Aucune dérogation n’attend de décision.", merges: "Fiches de personnes à fusionner", noMerges: "Aucune fusion n’attend d’accord.", conflicts: "Conflits d’intérêts à trancher",
    noConflicts: "Aucun conflit n’attend de décision.",
  },
  exception: {
    policy: "Contrat", asks: "Ce qui est demandé", amount: "+ {{amount}}", period: "Période du", by: "Demandé par", own: "Vous l’avez demandée : une autre personne décide.",
    approveTitle: "Accorder la dérogation", rejectTitle: "Refuser la dérogation", note: "Précision (facultative)", approved: "Dérogation accordée", rejected: "Dérogation refusée",
    events_one: "+ {{count}} événement", events_many: "+ {{count}} événements", events_other: "+ {{count}} événements",
  },
  merge: {
    of: "Fiche à fondre", into: "Fiche gardée", what: "Demande", merge: "Fusionner", undo: "Défaire la fusion", done: "Fusion confirmée", undone: "Fusion défaite", title: "Confirmer la demande de {{who}}",
    means: "Les deux fiches n’en feront plus qu’une à l’écran ; rien n’est effacé, et deux personnes peuvent la défaire.", undoMeans: "Les deux fiches redeviendront distinctes.",
  },
  conflict: {
    author: "Auteur supposé", insured: "Assuré", found: "Trouvé le", decide: "Trancher", title: "Conflit d’intérêts sur {{reference}}",
    means: "{{author}} est aussi assuré ou partie d’un autre dossier. Votre décision est gardée ; les gestionnaires cochés ne verront plus ce dossier.", decision: "Décision", hide: "Cacher le dossier à",
    done: "Conflit tranché",
  },
  quote: {
    what: "Prestation", amount: "Montant TTC", net: "Dont", vat: "{{net}} HT et {{vat}} de TVA", until: "Valable jusqu’au", instructions: "Demande faite", open: "Examiner", approved: "Approuvé", within: "Dans le pouvoir du gestionnaire",
    title: "Devis de la mission {{reference}}", done: "Devis approuvé : la commande peut partir",
  },
  payee: {
    one: "Bénéficiaire", lead: "Un compte ne sert qu’une fois approuvé par une seconde personne.", name: "Nom", kind: "Qualité", every: "Toutes", details: "Nouveau compte",
    onlyAwaiting: "Seulement ceux dont un compte attend une approbation", none: "Aucun bénéficiaire ne correspond.", noneAwaiting: "Aucun compte n’attend d’approbation.", noAccount: "Aucun compte approuvé",
    new: "Nouveau bénéficiaire", create: "Créer", made: "Bénéficiaire créé : proposez maintenant son compte", provider: "Prestataire", openProvider: "Voir la fiche du prestataire",
    noProvider: "Aucun prestataire à ce nom", forClaim: "Pour un seul sinistre", forClaimHelp: "Facultatif. Un avocat ou un greffe peut servir à tous les sinistres.", edit: "Modifier la fiche",
    editTitle: "Modifier {{name}}", saved: "Fiche enregistrée", sheet: "Fiche", address: "Adresse", payments: "Ses règlements", noPayment: "Rien ne lui a encore été payé.",
    search: "Nom contenant", byName: "Choisissez un nom connu ou écrivez-en un nouveau.",
  },
  contact: {
    name: "Nom", email: "Adresse électronique", emailHelp: "Prévenu à cette adresse de tout changement de compte.", building_number: "Numéro", street: "Voie", postcode: "Code postal", city: "Ville",
    country: "Pays", countryHelp: "Deux lettres majuscules, par exemple FR",
  },
  iban: {
    help: "Écrit par groupes de quatre, avec ou sans espaces.", right: "La clé du compte est juste.", shape: "Un IBAN commence par deux lettres et deux chiffres.",
    length: "La longueur n’est pas celle d’un compte de ce pays.", key: "La clé ne correspond pas : un caractère est faux.",
  },
  details: {
    propose: "Proposer un compte", title: "Nouveau compte de {{name}}", source: "D’où vient-il ?", sourceHelp: "Par exemple : RIB reçu par courrier le 12 novembre, vérifié par téléphone.",
    proposed: "Compte proposé : une autre personne doit l’approuver", awaiting: "Compte à approuver : {{name}}", now: "Compte actuel", new: "Compte proposé", differs: "titulaire différent", by: "Proposé",
    decided: "Décidé", approve: "Approuver ce compte", approved: "Compte approuvé pour {{name}}", reject: "Rejeter ce compte", rejected: "Compte rejeté",
    own: "Vous avez proposé ce compte : une autre personne doit en décider.", other: "Un responsable doit en décider.", history: "Comptes proposés", none: "Aucun compte n’a été proposé.",
  },
  batch: {
    lead: "Un lot réunit des règlements approuvés d’un porteur de risque en un fichier pour sa banque.", reference: "Lot", on: "Jour d’exécution", transfers: "Virements", total: "Total", made: "Créé",
    none: "Aucun lot n’a été créé.", new: "Nouveau lot", take: "Prendre", takeOne: "Prendre {{reference}}", payments: "Règlements prêts à partir", nothing: "Aucun règlement approuvé n’attend pour ce porteur.",
    means: "La création fige le fichier de la banque. Ce qui n’est pas pris attend le prochain lot.", done: "Lot créé", file: "Fichier pour la banque (pain.001)", stateOn: "Depuis le",
    send_one: "Créer le lot : {{count}} virement, {{total}}", send_many: "Créer le lot : {{count}} virements, {{total}}", send_other: "Créer le lot : {{count}} virements, {{total}}",
    chosen_one: "{{count}} règlement choisi, {{total}}", chosen_many: "{{count}} règlements choisis, {{total}}", chosen_other: "{{count}} règlements choisis, {{total}}",
    all_one: "Prendre le seul règlement prêt", all_many: "Prendre les {{count}} règlements prêts", all_other: "Prendre les {{count}} règlements prêts",
    progress_one: "{{count}} virement, dont {{waiting}} sans réponse de la banque", progress_many: "{{count}} virements, dont {{waiting}} sans réponse de la banque",
    progress_other: "{{count}} virements, dont {{waiting}} sans réponse de la banque", leftOut_one: "{{count}} règlement n’a pas pu partir", leftOut_many: "{{count}} règlements n’ont pas pu partir",
    leftOut_other: "{{count}} règlements n’ont pas pu partir",
  },
  carriers: "Comptes des porteurs de risque",
  settle: {
    open: "Noter l’exécution", title: "Exécution du lot {{reference}}", means: "D’après le relevé de la banque, quand aucun fichier de réponse n’est venu.", on: "Exécuté le", which: "Virements exécutés",
    done: "Exécution notée", send_one: "Noter {{count}} virement exécuté", send_many: "Noter {{count}} virements exécutés", send_other: "Noter {{count}} virements exécutés",
  },
  status: {
    title: "Réponse de la banque (pain.002)", means: "Le fichier de la banque dit quels virements sont exécutés, et lesquels sont revenus et pourquoi. Le même fichier lu deux fois ne change rien.",
    file: "Fichier de la banque", kinds: "Un fichier XML", read: "Lire le fichier", done: "Réponse lue", again: "Ce fichier avait déjà été lu : rien n’a changé", returned_one: "{{count}} virement revenu :",
    returned_many: "{{count}} virements revenus :", returned_other: "{{count}} virements revenus :", settled_one: "{{count}} virement exécuté :", settled_many: "{{count}} virements exécutés :",
    settled_other: "{{count}} virements exécutés :", accepted_one: "{{count}} virement accepté, pas encore exécuté :", accepted_many: "{{count}} virements acceptés, pas encore exécutés :",
    accepted_other: "{{count}} virements acceptés, pas encore exécutés :", unchanged_one: "{{count}} virement déjà connu dans cet état :", unchanged_many: "{{count}} virements déjà connus dans cet état :",
    unchanged_other: "{{count}} virements déjà connus dans cet état :", contradictory_one: "{{count}} réponse contraire à ce qui est enregistré, laissée de côté :",
    contradictory_many: "{{count}} réponses contraires à ce qui est enregistré, laissées de côté :", contradictory_other: "{{count}} réponses contraires à ce qui est enregistré, laissées de côté :",
    unknown_one: "{{count}} virement inconnu de ce lot :", unknown_many: "{{count}} virements inconnus de ce lot :", unknown_other: "{{count}} virements inconnus de ce lot :",
  },
  agreement: {
    has: "L’assuré a accepté de garder une part à sa charge", hasHelp: "Quand la facture dépasse ce que la garantie peut encore payer.", on: "Accord du", share: "Part acceptée au plus",
    proof: "Preuve de l’accord",
  },
  benefit: {
    label: "Prestation",
  },
  refund: {
    title: "Rembourser l’assuré", means: "Pour une facture que l’assuré a déjà payée. Le règlement attendra une seconde personne.", issuer: "Qui a émis la facture ?", number: "Numéro de la facture",
    issued_on: "Facture du", paid_on: "Payée par l’assuré le", amount: "Montant TTC", vat: "Dont TVA", vatHelp: "La TVA que l’assuré récupère n’est pas remboursée.", proof: "Preuve du paiement",
    proofHelp: "Par exemple : relevé bancaire du 12 novembre.", urgency: "Pourquoi la dépense ne pouvait-elle pas attendre ?", urgencyHelp: "Elle a précédé la déclaration du sinistre.",
    send: "Proposer le remboursement de {{amount}}", sendPlain: "Proposer le remboursement", done: "Remboursement proposé",
  },
  deposit: {
    title: "Payer une consignation", means: "Comptée sur l’événement jusqu’à ce que le greffe la rende.", registry: "Greffe", done: "Consignation proposée",
  },
  exGratia: {
    title: "Payer hors plafond", means: "Rien n’est pris sur la garantie de l’assuré. Le règlement attendra une seconde personne.", why: "À quel titre ?",
    is: {
      ex_gratia: "Rien n’oblige l’assureur à payer : il le décide par bienveillance.", third_person: "Honoraires de la tierce personne qui tranche un désaccord avec l’assuré.",
      own_enquiries: "Frais que l’assureur engage pour ses propres vérifications.", interest: "Intérêts dus pour un paiement tardif.",
    },
    to: "Payé à", done: "Règlement hors plafond proposé",
  },
  reserve: {
    title: "Évaluer la provision", means: "Ce que cette prestation coûtera encore, TTC, jusqu’à la fin du dossier.", line: "Garantie et prestation",
    now: "Reste attendu : {{outstanding}}, dont engagé {{committed}}. Déjà payé : {{paid}}.", amount: "Reste attendu", amountHelp: "Au moins ce qui est engagé.", send: "Enregistrer l’évaluation",
    done: "Provision évaluée",
  },
  recovery: {
    title: "Noter une somme recouvrée", kind: "Nature",
    is: {
      costs: "Frais mis à la charge de l’adversaire : l’assuré est remboursé d’abord.", damages: "Reviennent en entier à l’assuré.",
      provider_refund: "Un prestataire rend une somme : elle revient à l’assureur.", other_insurer: "Un autre assureur du même risque verse sa part à l’assureur.",
    },
    amount: "Montant reçu", on: "Reçu le", from: "Reçu de", reference: "Référence bancaire", outlay: "Autres frais payés par l’assuré", outlayHelp: "En plus de ses parts déjà connues du dossier.",
    preview: "Voir le partage", send: "Enregistrer ce partage", done: "Somme recouvrée enregistrée", list: "Sommes recouvrées", number: "Encaissement", corrects: "annule {{reference}}",
    corrected: "annulé par {{reference}}",
  },
  shares: {
    title: "Partage de la somme", insured: "Part de l’assuré", insurer: "Part de l’assureur", excess: "Dont excédent sur tous les frais",
    on: "Avant cette somme : payé par l’assureur {{paid}} ; parts de l’assuré {{shares}} ; autres frais de l’assuré {{declared}} ; déjà rendu à l’assuré {{before}}.",
  },
  correction: {
    open: "Annuler", title: "Annuler l’encaissement {{reference}}", means: "Une écriture inverse de {{amount}} annulera cet encaissement. Les deux restent lisibles.", send: "Annuler l’encaissement",
    done: "Encaissement annulé",
  },
  contribution: {
    title: "Payer la part due à un autre assureur", means: "Un autre assureur du même risque a payé des frais : notre part lui est versée, après approbation.", insurer: "Autre assureur", line: "Frais de",
    done: "Part proposée",
  },
  money: {
    title: "Argent du dossier", committed: "Engagé", paid: "Payé", recovered: "Recouvré", outstanding: "Reste attendu", incurred: "Coût total", boni: "Boni", mali: "Mali", line: "Prestation",
    lines: "Par prestation", nothing: "Rien n’est encore provisionné ni payé pour ce dossier.", noPayment: "Aucun règlement pour ce dossier.",
  },
  history: {
    title: "Historique des provisions", on: "Le", cause: "Cause", change: "Variation", by: "Par", open_one: "Voir {{count}} mouvement de provision", open_many: "Voir les {{count}} mouvements de provision",
    open_other: "Voir les {{count}} mouvements de provision",
  },
};
