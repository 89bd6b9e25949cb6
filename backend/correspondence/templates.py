"""The words of our e-mails: plain text, no health data, nothing of what was published; a reference, what to do, when.

Placeholders such as `%1$s` are filled by PostgreSQL's `format()`, because reminders are written by one statement.
"""

REMINDER_SUBJECT = "%1$s\u00a0: %2$s, %3$s"
"""1 reference, 2 title of the rule, 3 when."""

REMINDER_BODY = """Bonjour,

Le dossier %1$s demande votre attention.

À faire\u00a0: %4$s
Délai\u00a0: %2$s
Échéance\u00a0: %3$s
Dernier jour\u00a0: %5$s
%6$s
Ouvrir le dossier\u00a0: %7$s

Ce rappel figure aussi dans vos tâches. Accusez-en réception, ou marquez la tâche comme terminée une fois l’action
faite\u00a0: sans réponse sous un jour ouvré, il est transmis au responsable.

Égide, gestion des sinistres e-réputation
Ce message est envoyé automatiquement\u00a0: merci de ne pas y répondre.
"""
"""1 reference, 2 title of the rule, 3 when, 4 what to do, 5 last day, 6 reminders merged into this one, 7 link."""

REMINDER_MERGED = "\nRéunis dans ce rappel\u00a0:\n"

REMINDER_INSTEAD = "\nCe rappel vous est adressé à la place de %1$s, indisponible.\n"
"""1 name of the handler who is away."""

ESCALATION_SUBJECT = "%1$s\u00a0: rappel sans réponse, %2$s, %3$s"
"""1 reference, 2 title of the rule, 3 when."""

ESCALATION_BODY = """Bonjour,

Un rappel du dossier %1$s est resté sans réponse.

À faire\u00a0: %4$s
Délai\u00a0: %2$s
Échéance\u00a0: %3$s
Dernier jour\u00a0: %5$s
Rappel envoyé le\u00a0: %6$s
Gestionnaire\u00a0: %8$s

Ouvrir le dossier\u00a0: %7$s

Accusez réception de ce rappel depuis le dossier, ou réaffectez celui-ci\u00a0: il vous est transmis parce que personne
n’a encore répondu.

Égide, gestion des sinistres e-réputation
Ce message est envoyé automatiquement\u00a0: merci de ne pas y répondre.
"""
"""1 reference, 2 title of the rule, 3 when, 4 what to do, 5 last day, 6 sent when, 7 link, 8 name of the handler."""

ESCALATION_TASK = "Rappel sans réponse\u00a0: %1$s"
"""1 what to do."""


def claim_link(public_url: str, reference: str) -> str:
    """Where a person opens the claim; `reference` may be a placeholder."""
    return f"{public_url}/#{reference}"


def undelivered_title(subject: str) -> str:
    """Title of the task that stands for a message given up."""
    return f"Message non remis, prévenir autrement\u00a0: {subject}"
