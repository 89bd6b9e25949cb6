"""Refusals about products, policies, people and imports."""

from collections.abc import Sequence

from backend.core.errors import Conflict, Forbidden, NotFound, Refused


def terms_invalid(faults: Sequence[tuple[str, str]]) -> Refused:
    """Terms that could not be applied to a claim."""
    # `message` came first, `detail` is what every other refusal says: both stay.
    errors = [{"pointer": pointer, "detail": fault, "message": fault} for pointer, fault in faults]
    return Refused("terms_invalid", "Les conditions comportent des erreurs : corrigez-les.", errors=errors)


def encoding_unknown() -> Refused:
    """A workbook, UTF-16, or bytes that no Windows or Unix export writes."""
    return Refused(
        "encoding_unknown",
        "Ce fichier n’est pas un texte lisible. Enregistrez-le au format CSV, en UTF-8 ou en Windows-1252.",
    )


def header_unknown(missing: Sequence[str], unknown: Sequence[str], repeated: Sequence[str]) -> Refused:
    """The first line is not the header expected."""
    parts = {"manquantes": missing, "inconnues": unknown, "en double": repeated}
    listed = " ; ".join(f"{word} : {', '.join(names)}" for word, names in parts.items() if names)
    return Refused(
        "header_unknown",
        f"La première ligne n’est pas l’en-tête attendu, séparé par des points-virgules. Colonnes {listed[:500]}.",
        missing=list(missing),
        unknown=list(unknown),
        repeated=list(repeated),
    )


def import_not_found() -> NotFound:
    """Unknown import."""
    return NotFound("import_not_found", "Cet import n’existe pas.")


def policy_not_found(number: str) -> NotFound:
    """Unknown policy number."""
    return NotFound("policy_not_found", "Ce contrat n’existe pas : vérifiez son numéro.", number=number)


def person_not_found() -> NotFound:
    """Unknown person."""
    return NotFound("person_not_found", "Cette personne n’existe pas.")


def merge_not_found() -> NotFound:
    """Nothing is proposed, or nothing is merged."""
    return NotFound("merge_not_found", "Aucune fusion n’est en cours pour cette personne.")


def merge_not_possible(why: str) -> Conflict:
    """One level only: whoever is merged receives nobody, whoever receives is merged into nobody."""
    return Conflict("merge_not_possible", f"Cette fusion n’est pas possible : {why}")


def same_person_twice() -> Forbidden:
    """Two people merge, two people undo."""
    return Forbidden("four_eyes", "Vous l’avez proposé : une autre personne habilitée doit le confirmer.")


def product_not_found(code: str) -> NotFound:
    """Unknown product."""
    return NotFound("product_not_found", "Cette formule n’existe pas : vérifiez son code.", product=code)


def carrier_unknown(code: str) -> Refused:
    """Terms must name a company that carries the risk."""
    return Refused("carrier_unknown", "Ce porteur de risque n’existe pas.", carrier=code)


def terms_unknown(product: str, version: int) -> Refused:
    """An amendment refers to a version that does not exist."""
    return Refused("terms_unknown", f"La formule {product} n’a pas de version {version}.")


def terms_not_later(latest: str) -> Conflict:
    """Versions follow each other in time."""
    return Conflict(
        "terms_not_later",
        f"La dernière version vaut à partir du {latest} : une nouvelle version doit commencer après.",
    )


def amendment_empty() -> Refused:
    """An amendment that changes nothing."""
    return Refused(
        "amendment_empty",
        "Dites ce que l’avenant change, et cela seulement : la version des conditions, l’échéance ou la fin.",
    )


def amendment_before_inception() -> Refused:
    """An amendment can't take effect before the policy."""
    return Refused("amendment_before_inception", "Un avenant ne peut pas prendre effet avant le contrat.")


def end_before_inception() -> Refused:
    """The last day of cover precedes the first one."""
    return Refused("end_before_start", "La date de fin précède la date d’effet du contrat.")


def anniversary_impossible() -> Refused:
    """No year has this day."""
    return Refused("bad_anniversary", "Cette échéance n’existe pas (le 29 février est possible).")


def period_in_use() -> Conflict:
    """Moving the period would move an event already counted in it."""
    return Conflict(
        "period_in_use",
        "Cette échéance déplacerait une période qui compte déjà un événement. Choisissez une date d’effet postérieure.",
    )


def fact_already_recorded(fact: str) -> Conflict:
    """The same fact with the same effect."""
    return Conflict("fact_already_recorded", "Ce fait est déjà enregistré à cette date.", fact=fact)


def fact_out_of_order(fact: str) -> Conflict:
    """The fact contradicts the status just before it."""
    return Conflict(
        "fact_out_of_order",
        "Ce fait contredit la situation du contrat à cette date : vérifiez les faits déjà enregistrés.",
        fact=fact,
    )


def replacement_unnamed() -> Refused:
    """A replaced policy names the one that replaces it."""
    return Refused("replacement_unnamed", "Indiquez le numéro du contrat qui remplace celui-ci, et lui seul.")


def notice_missing() -> Refused:
    """A suspension for non-payment rests on a formal notice."""
    return Refused("missing_notice", "Une suspension porte la date de la mise en demeure (notice_on).")
