"""Refusals at the door."""

from backend.core.errors import Conflict, NotFound, Refused, Unauthenticated


def wrong_credentials() -> Unauthenticated:
    """The same answer for an unknown address, a wrong password and a closed account."""
    return Unauthenticated("credentials_wrong", "Adresse ou mot de passe incorrect. Vérifiez-les puis réessayez.")


def email_taken() -> Conflict:
    """One address, one account."""
    return Conflict("email_taken", "Un compte existe déjà avec cette adresse.")


def user_not_found() -> NotFound:
    """Unknown account."""
    return NotFound("user_not_found", "Ce compte n'existe pas.")


def password_too_weak() -> Refused:
    """Length is what counts."""
    return Refused("password_too_short", "Choisissez un mot de passe d'au moins 12 caractères.")
