"""The refusals of taking over, each with its stable code."""

from collections.abc import Sequence

from backend.core.errors import Conflict, NotFound, Refused


def import_not_found() -> NotFound:
    """Unknown import."""
    return NotFound("claim_import_not_found", "Cette reprise de sinistres n’existe pas.")


def totals_missing() -> Refused:
    """Without totals nothing proves that everything came over."""
    return Refused(
        "totals_missing",
        "La dernière ligne du fichier doit porter les totaux : TOTAL dans « ancienne_reference », puis le nombre de "
        "sinistres, de contenus, et les sommes. Ajoutez-la ; rien n’a été repris.",
    )


def totals_repeated(lines: Sequence[int]) -> Refused:
    """Two files put end to end: which totals are these?"""
    return Refused(
        "totals_repeated",
        f"Le fichier porte plusieurs lignes de totaux (lignes {', '.join(map(str, lines))}). Gardez-en une seule, la "
        "dernière, avec les sommes de tout le fichier ; rien n’a été repris.",
        lines=list(lines),
    )


def totals_unreadable(column: str) -> Refused:
    """A total that is no number."""
    return Refused(
        "totals_unreadable",
        f"Le total de la colonne « {column} » n’est pas lisible. Corrigez la dernière ligne ; rien n’a été repris.",
        column=column,
    )


def changed_since() -> Conflict:
    """The claim lives here now: its file is corrected by hand."""
    return Conflict(
        "taken_over_differently",
        "Ce sinistre a déjà été repris avec d’autres valeurs. Il vit désormais ici : corrigez son dossier plutôt que "
        "le fichier.",
    )


def event_unknown() -> Refused:
    """The event stands in another period than the claim, and nobody opened it there."""
    return Refused(
        "event_unknown",
        "Aucun sinistre déjà repris n’a ouvert cet événement dans cette période. Placez avant celui-ci le sinistre qui "
        "l’a ouvert, clos ou non, ou laissez « periode_evenement » vide.",
    )


def event_number_too_high(number: int, limit: int) -> Conflict:
    """A period has no such event: it would not even if its elder ones were all here."""
    return Conflict(
        "event_number_too_high",
        f"L’événement porte le numéro {number} et la période n’en garantit que {limit}. Corrigez le numéro, ou faites "
        "accorder une exception sur le contrat avant la reprise.",
        number=number,
        limit=limit,
    )


def policy_unknown(number: str) -> Refused:
    """Counters can't be rebuilt on a policy that is not on file."""
    return Refused(
        "policy_unknown", f"Aucun contrat ne porte le numéro {number}. Importez d’abord le portefeuille.", number=number
    )


def handler_unknown(email: str) -> Refused:
    """The handler of the file has no account here."""
    return Refused(
        "handler_unknown",
        "Ce gestionnaire n’a pas de compte ouvert ici. Ouvrez-le, ou laissez la cellule vide.",
        email=email,
    )


def benefit_not_taken_over(benefit: str) -> Conflict:
    """Fees of lawyers follow agreements by step, which a file of amounts does not tell."""
    return Conflict(
        "benefit_not_taken_over",
        "Cette prestation ne se reprend pas par fichier : enregistrez ses engagements dans le dossier, par étape.",
        benefit=benefit,
    )
