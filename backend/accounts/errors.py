"""Refusals at the door."""

from backend.core.errors import Conflict, Forbidden, NotFound, Refused, Unauthenticated


def wrong_credentials() -> Unauthenticated:
    """The same answer for an unknown address, a wrong password and a closed account."""
    return Unauthenticated("credentials_wrong", "Adresse ou mot de passe incorrect. Vérifiez-les puis réessayez.")


def email_taken() -> Conflict:
    """One address, one account."""
    return Conflict("email_taken", "Un compte existe déjà avec cette adresse.")


def user_not_found() -> NotFound:
    """Unknown account."""
    return NotFound("user_not_found", "Ce compte n’existe pas.")


def password_too_weak() -> Refused:
    """Length is what counts."""
    return Refused("password_too_short", "Choisissez un mot de passe d’au moins 12 caractères.")


def own_account_kept() -> Conflict:
    """Who closes accounts keeps theirs: somebody must be left to open them again."""
    return Conflict("own_account_kept", "Vous ne pouvez pas fermer votre propre compte. Demandez-le à un autre.")


def zone_unknown(zone: str) -> Refused:
    """Working hours are known in the time zones of France."""
    return Refused("zone_unknown", "Choisissez un fuseau horaire français, par exemple Europe/Paris.", given=zone)


def stand_in_unfit(field: str) -> Refused:
    """Who stands in must be able to act on claims, now, and be somebody else."""
    return Refused(
        "stand_in_unfit",
        "Choisissez un autre gestionnaire ou un responsable, dont le compte est ouvert.",
        field=field,
    )


def supervisor_unfit() -> Refused:
    """A supervisor is another active account of that role."""
    return Refused("supervisor_unfit", "Choisissez un autre compte ouvert, de profil responsable.")


def absence_reversed() -> Refused:
    """It ends before it starts."""
    return Refused("absence_reversed", "L’absence finit avant de commencer. Corrigez l’une des deux dates.")


def absence_over() -> Refused:
    """What is past moves no reminder."""
    return Refused("absence_over", "Cette absence est déjà finie : elle ne déplacerait aucun rappel.")


def absence_not_found() -> NotFound:
    """Unknown, or somebody else's."""
    return NotFound("absence_not_found", "Cette absence n’existe pas pour cette personne.")


def absence_not_yours() -> Forbidden:
    """One's own, unless a supervisor or an administrator."""
    return Forbidden("absence_not_yours", "Seuls l’intéressé, un responsable ou un administrateur gèrent ses absences.")


def reauthentication_required() -> Forbidden:
    """Money leaves: whoever is signed in shows that they are still there."""
    return Forbidden(
        "reauthentication_required", "Confirmez votre mot de passe pour cette action : il reste valable dix minutes."
    )


def session_needed() -> Conflict:
    """A token has no password."""
    return Conflict("session_needed", "Seule une personne connectée confirme son mot de passe ; un jeton n’en a pas.")


def preferences_of_nobody() -> Conflict:
    """A token has no screen."""
    return Conflict(
        "preferences_of_nobody", "Un jeton n’a pas d’écran : seule une personne connectée choisit ses préférences."
    )


def token_not_found() -> NotFound:
    """Unknown token."""
    return NotFound("token_not_found", "Ce jeton n’existe pas.")
