"""The refusals of payments, each with its stable code."""

from collections.abc import Sequence
from datetime import date

from backend.core import money
from backend.core.errors import Conflict, Forbidden, NotFound, Refused


def payment_not_found() -> NotFound:
    """Unknown payment, or one of a claim that this person may not see."""
    return NotFound("payment_not_found", "Ce règlement n’existe pas, ou vous n’y avez pas accès.")


def action_not_possible(action: str, state: str) -> Conflict:
    """The payment is in a state from which this can't be done."""
    return Conflict(
        "action_not_possible",
        f"Cette action n’est pas possible : le règlement est « {state} ».",
        action=action,
        state=state,
    )


def four_eyes() -> Forbidden:
    """Whoever submitted a payment never approves it."""
    return Forbidden("four_eyes", "Vous avez proposé ce règlement : une autre personne habilitée doit l’approuver.")


def approval_required(amount: money.Cents, authority: money.Cents) -> Conflict:
    """Over what this person may approve."""
    return Conflict(
        "approval_required",
        f"Ce règlement ({money.french(amount)}) dépasse votre délégation ({money.french(authority)}). "
        "Demandez à une personne dont la délégation le couvre.",
        amount=money.wire(amount),
        authority=money.wire(authority),
    )


def nothing_to_propose() -> Conflict:
    """The invoice was refused, another payment stands for it, or the recovery behind it was corrected."""
    return Conflict(
        "nothing_to_propose",
        "Il n’y a plus rien à régler ici : la facture a été refusée, un autre règlement est déjà proposé, ou la somme "
        "recouvrée a été corrigée. Relisez le règlement en cours, ou la nouvelle somme recouvrée.",
    )


def own_claim() -> Forbidden:
    """Nobody is paid, or pays, on a claim of their own (rule 30)."""
    return Forbidden(
        "own_claim", "Ce sinistre vous concerne personnellement : une autre personne doit proposer ou approuver."
    )


def carriers_mixed() -> Conflict:
    """One payment is one carrier's (rule 4)."""
    return Conflict(
        "carriers_mixed",
        "Ce règlement serait à la charge de plusieurs porteurs de risque. Faites établir une facture par porteur.",
    )


def payee_not_found() -> NotFound:
    """Unknown payee, or one of a claim that this person may not see."""
    return NotFound("payee_not_found", "Ce bénéficiaire n’existe pas, ou vous n’y avez pas accès.")


def asset_freeze_hit() -> Conflict:
    """The payee's name stands in the list of frozen assets."""
    return Conflict(
        "asset_freeze_hit",
        "Le nom du bénéficiaire figure peut-être au registre des gels des avoirs : rien n’est réglé tant que la "
        "conformité n’a pas levé le doute. Elle en est avertie.",
    )


def no_hit_to_decide() -> Conflict:
    """Compliance decides on a hit, before the approval."""
    return Conflict("no_hit_to_decide", "Aucun rapprochement avec le registre des gels n’attend de décision ici.")


def payee_not_matched() -> Conflict:
    """The bank says that the account is somebody else's."""
    return Conflict(
        "payee_not_matched",
        "La banque répond que le compte n’est pas au nom de ce bénéficiaire. Vérifiez ses coordonnées, ou indiquez "
        "dans `payee_check_reason` pourquoi vous réglez malgré tout.",
    )


def possible_duplicate(payments: Sequence[str]) -> Conflict:
    """The same thing may have been paid already."""
    return Conflict(
        "possible_duplicate",
        f"Ce règlement ressemble à {', '.join(payments)} : même facture, ou même bénéficiaire et même montant en moins "
        "de 90 jours. Vérifiez, puis rejetez-le, ou approuvez-le en disant pourquoi il est dû.",
        payments=list(payments),
    )


def payee_exists() -> Conflict:
    """One payee for one provider, one insured person, one name on a claim."""
    return Conflict("payee_exists", "Ce bénéficiaire existe déjà. Reprenez sa fiche dans la liste.")


def iban_invalid() -> Refused:
    """The control digits, the length or the country are wrong. The IBAN itself is never repeated."""
    message = "Cet IBAN n’est pas valable : un chiffre est faux ou manque. Recopiez-le depuis le RIB."
    return Refused("iban_invalid", message, errors=[{"pointer": "/iban", "code": "iban_invalid", "message": message}])


def details_not_found() -> NotFound:
    """Unknown bank details."""
    return NotFound("bank_details_not_found", "Ces coordonnées bancaires n’existent pas, ou vous n’y avez pas accès.")


def details_four_eyes() -> Forbidden:
    """Whoever proposed bank details neither approves nor rejects them."""
    return Forbidden("four_eyes", "Vous avez proposé ces coordonnées : une autre personne habilitée doit en décider.")


def details_already_decided(state: str) -> Conflict:
    """A decision on bank details is taken once."""
    label = {"approved": "approuvées", "rejected": "rejetées"}[state]
    return Conflict(
        "bank_details_already_decided",
        f"Ces coordonnées bancaires sont déjà {label}. Proposez-en d’autres si elles ont changé.",
        state=state,
    )


def carrier_not_found() -> NotFound:
    """Unknown risk carrier."""
    return NotFound("risk_carrier_not_found", "Ce porteur de risque n’existe pas.")


def carrier_without_iban(code: str) -> Conflict:
    """A batch leaves from an account."""
    return Conflict(
        "carrier_without_iban",
        "Ce porteur de risque n’a pas de compte bancaire. Un administrateur l’enregistre avant tout lot.",
        carrier=code,
    )


def execution_in_past() -> Refused:
    """A bank executes tomorrow, or today at the earliest."""
    message = "La date d’exécution est passée. Choisissez aujourd’hui ou un jour à venir."
    at = {"pointer": "/execution_on", "code": "execution_in_past", "message": message}
    return Refused("execution_in_past", message, errors=[at])


def nothing_to_send() -> Conflict:
    """No approved payment waits for a batch, or none has an account."""
    return Conflict(
        "nothing_to_send",
        "Aucun règlement approuvé de ce porteur n’attend d’être envoyé avec des coordonnées bancaires.",
    )


def payments_not_to_send(references: Sequence[str]) -> Conflict:
    """They are in a batch, not approved, of another carrier, or unknown."""
    return Conflict(
        "payment_not_to_send",
        f"Ces règlements n’attendent pas d’envoi pour ce porteur : {', '.join(references)}. Retirez-les de la liste.",
        payments=list(references),
    )


def bank_details_missing(references: Sequence[str]) -> Conflict:
    """A transfer goes to an account."""
    return Conflict(
        "bank_details_missing",
        f"Le bénéficiaire n’a pas de coordonnées bancaires approuvées : {', '.join(references)}.",
        payments=list(references),
    )


def batch_not_found() -> NotFound:
    """Unknown batch."""
    return NotFound("payment_batch_not_found", "Ce lot de règlements n’existe pas.")


def batch_partly_hidden() -> Forbidden:
    """The file would name the payee of a claim that is hidden from the person."""
    return Forbidden(
        "batch_partly_hidden",
        "Ce lot contient un règlement d’un dossier dont vous êtes tenu à l’écart. Demandez à une autre personne de"
        " télécharger le fichier.",
    )


def status_file_unreadable() -> Refused:
    """No pain.002."""
    return Refused(
        "status_file_unreadable",
        "Ce fichier n’est pas un compte rendu de banque lisible (pain.002). Déposez-le tel que la banque l’envoie.",
    )


def status_file_of_another_batch(named: str) -> Conflict:
    """The report answers another message."""
    return Conflict(
        "status_file_of_another_batch",
        f"Ce compte rendu répond à l’envoi « {named} », non à ce lot. Déposez-le sur le sien.",
        batch=named,
    )


def payment_not_sent(references: Sequence[str]) -> Conflict:
    """They are not in this batch, or the bank has already settled or returned them."""
    named = f" : {', '.join(references)}" if references else ""
    return Conflict(
        "payment_not_sent",
        f"Rien n’attend d’être exécuté dans ce lot sous ce nom{named}. Relisez les virements du lot.",
        payments=list(references),
    )


def settled_before_sent(sent_on: date) -> Refused:
    """A bank executes no transfer before it was asked to."""
    message = f"Ce lot date du {sent_on:%d/%m/%Y} : la banque n’a pu l’exécuter avant. Relisez la date du relevé."
    at = {"pointer": "/settled_on", "code": "settled_before_sent", "message": message}
    return Refused("settled_before_sent", message, errors=[at])


def return_too_large(asked: money.Cents, left: money.Cents) -> Conflict:
    """No more comes back than what was paid."""
    return Conflict(
        "return_exceeds_payment",
        f"Il ne peut revenir que {money.french(left)} sur ce règlement, et non {money.french(asked)}.",
        left=money.wire(left),
    )


def return_not_possible(kind: str) -> Conflict:
    """A deposit alone is refunded; a transfer comes back whole, once, and only once it was sent."""
    message = {
        "deposit_refund": "Seule une consignation déjà virée est restituée. Indiquez un trop-perçu, ou un virement "
        "revenu.",
        "returned_transfer": "Ce virement n’est pas parti, ou il est déjà revenu en tout ou partie.",
        "undue": "Ce règlement est déjà revenu, ou il ne peut être repris qu’en entier : indiquez tout son montant.",
    }[kind]
    return Conflict("return_not_possible", message, kind=kind)


def paid_invoice_already_recorded(number: str) -> Conflict:
    """One refund for one invoice."""
    return Conflict(
        "paid_invoice_already_recorded",
        f"La facture n° {number} de cet émetteur a déjà été remboursée sur ce sinistre. Vérifiez le numéro.",
        number=number,
    )
