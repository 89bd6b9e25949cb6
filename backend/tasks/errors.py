"""Refusals about tasks."""

from backend.core.errors import Conflict, NotFound, Refused


def task_not_found() -> NotFound:
    """Unknown, or on a claim that this person may not see."""
    return NotFound("task_not_found", "Cette tâche n’existe pas ou ne vous est pas accessible.")


def assignee_unknown() -> Refused:
    """Tasks are given to active handlers and supervisors only."""
    return Refused("assignee_unknown", "Cette personne n’existe pas ou n’est plus active. Choisissez-en une autre.")


def assignee_in_conflict() -> Conflict:
    """The task's claim is hidden from this person (conflict of interest)."""
    return Conflict(
        "assignee_in_conflict",
        "Le dossier de cette tâche est fermé à cette personne en raison d’un conflit d’intérêts. "
        "Choisissez-en une autre.",
    )
