"""The refusals of reserves, recoveries and accounting months, each with its stable code."""

from datetime import date

from backend.core import money
from backend.core.errors import Conflict, NotFound, Refused


def _month(month: date) -> str:
    return f"{month:%m/%Y}"


def month_unknown(code: str) -> Refused:
    """Not a month, or one to come."""
    return Refused(
        "accounting_month_unknown",
        f"« {code} » ne désigne pas un mois comptable. Écrivez-le « 2026-10 » ; un mois à venir n’en est pas un.",
    )


def month_not_over(month: date) -> Conflict:
    """A month closes once it has ended."""
    return Conflict(
        "accounting_month_not_over",
        f"Le mois {_month(month)} n’est pas terminé. Attendez son dernier jour pour l’arrêter.",
        month=f"{month:%Y-%m}",
    )


def month_not_next(month: date, expected: date) -> Conflict:
    """Months close one after the other."""
    return Conflict(
        "accounting_month_not_next",
        f"Les mois s’arrêtent dans l’ordre : arrêtez d’abord {_month(expected)}, avant {_month(month)}.",
        month=f"{month:%Y-%m}",
        expected=f"{expected:%Y-%m}",
    )


def month_already_closed(month: date) -> Conflict:
    """A closed month stays closed."""
    return Conflict(
        "accounting_month_closed",
        f"Le mois {_month(month)} est déjà arrêté. Ce qui vient ensuite s’écrit dans le mois ouvert, à sa date de "
        "valeur.",
        month=f"{month:%Y-%m}",
    )


def accounts_invalid(reason: str) -> Refused:
    """The chart of accounts in the settings can't be used."""
    return Refused("accounts_invalid", f"Le fichier de comptes EGIDE_ACCOUNTS est inutilisable : {reason}")


def reserve_line_unknown(guarantee: str, cost_line: str) -> Refused:
    """The terms of the claim's policy have no such guarantee or benefit."""
    return Refused(
        "reserve_line_unknown",
        f"Le contrat n’a pas de prestation « {cost_line} » dans la garantie « {guarantee} ». Choisissez une garantie "
        "et une prestation de ses conditions.",
        guarantee=guarantee,
        cost_line=cost_line,
    )


def reserve_below_commitments(amount: money.Cents, committed: money.Cents) -> Conflict:
    """A reserve covers what is ordered and not paid yet (rule 32)."""
    return Conflict(
        "reserve_below_commitments",
        f"La provision ({money.french(amount)}) serait inférieure aux engagements en cours "
        f"({money.french(committed)}). Portez-la au moins à ce montant, ou annulez d’abord une commande.",
        amount=money.wire(amount),
        committed=money.wire(committed),
    )


def approval_required(amount: money.Cents, authority: money.Cents) -> Conflict:
    """Over what this person may set aside alone."""
    return Conflict(
        "approval_required",
        f"Cette provision ({money.french(amount)}) dépasse votre délégation ({money.french(authority)}). "
        "Demandez à une personne dont la délégation la couvre.",
        amount=money.wire(amount),
        authority=money.wire(authority),
    )


def claim_closed() -> Conflict:
    """A closed claim has no estimate."""
    return Conflict(
        "reserve_of_closed_claim", "Le sinistre est clos : sa provision est à zéro. Rouvrez-le pour provisionner."
    )


def recovery_not_found() -> NotFound:
    """Unknown recovery, or one of a claim that this person may not see."""
    return NotFound("recovery_not_found", "Cette somme recouvrée n’existe pas, ou vous n’y avez pas accès.")


def recovery_exceeds_paid(amount: money.Cents, left: money.Cents) -> Conflict:
    """Nobody gives back more than was paid."""
    return Conflict(
        "recovery_exceeds_paid",
        f"La somme reçue ({money.french(amount)}) dépasse ce que l’assureur a payé sur ce sinistre et n’a pas encore "
        f"récupéré ({money.french(left)}). Vérifiez le montant et sa nature.",
        amount=money.wire(amount),
        left=money.wire(left),
    )


def recovery_corrected() -> Conflict:
    """A recovery is corrected once; a correction is not corrected."""
    return Conflict(
        "recovery_already_corrected",
        "Cette somme est déjà corrigée, ou est elle-même une correction. Enregistrez la bonne somme à part.",
    )


def recovery_payment_open(reference: str) -> Conflict:
    """The insured's part is on its way: it must not leave once the recovery is undone."""
    return Conflict(
        "recovery_payment_open",
        f"Le règlement {reference} de cette somme est proposé ou ordonné. Rejetez-le d’abord, ou faites-le revenir.",
        payment=reference,
    )


def outlay_misplaced() -> Refused:
    """Only costs are shared by what each has paid."""
    return Refused(
        "outlay_misplaced",
        "Les frais avancés par l’assuré ne se déclarent que pour des frais et dépens (« costs »).",
    )
