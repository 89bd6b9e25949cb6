"""Why a file can't be read as an electronic invoice; what it says is judged elsewhere."""

from backend.core.errors import Refused


def file_too_large(limit_mb: int) -> Refused:
    """More bytes than any invoice needs."""
    return Refused(
        "einvoice_too_large", f"Ce fichier dépasse {limit_mb} Mo. Demandez au prestataire une facture allégée."
    )


def file_unreadable(why: str) -> Refused:
    """Neither XML nor a PDF that carries an invoice, or a dangerous one."""
    message = (
        f"Ce fichier n’est pas une facture électronique lisible : {why}. Sont acceptées les factures Factur-X (PDF), "
        "UBL 2.1 et CII (XML). Enregistrez sinon la facture à la main."
    )
    return Refused("einvoice_unreadable", message, reason=why)


def field_missing(field: str, where: str) -> Refused:
    """The standard asks for it and the file does not say it."""
    message = (
        f"La facture électronique ne dit pas : {field} ({where}). Demandez au prestataire une facture complète, "
        "ou enregistrez-la à la main."
    )
    return Refused("einvoice_field_missing", message, field=field, path=where)


def field_invalid(field: str, read: str) -> Refused:
    """The file says it in a way that can't be read."""
    message = f"La facture électronique porte une valeur illisible : {field} = « {read} ». Demandez-en une conforme."
    return Refused("einvoice_field_invalid", message, field=field, read=read)


def totals_differ(field: str, read: str, expected: str) -> Refused:
    """Its own amounts do not add up."""
    message = (
        f"Les montants de la facture électronique ne s’accordent pas : {field} annoncé {read}, calculé {expected}. "
        "Demandez au prestataire une facture juste."
    )
    return Refused("einvoice_totals_differ", message, field=field, read=read, expected=expected)
