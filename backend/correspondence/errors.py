"""Refusals about messages."""

from backend.core.errors import NotFound


def mailbox_not_used() -> NotFound:
    """Messages leave through SMTP: nothing is kept here."""
    return NotFound(
        "mailbox_not_used",
        "Les messages partent par votre serveur de messagerie (EGIDE_SMTP_URL) : il n’y a pas de boîte locale à lire.",
    )


def mail_not_found() -> NotFound:
    """No such file in the mailbox folder."""
    return NotFound("mail_not_found", "Ce message n’est pas dans la boîte locale.")
