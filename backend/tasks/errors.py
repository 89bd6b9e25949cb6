"""Refusals about tasks."""

from backend.core.errors import NotFound


def task_not_found() -> NotFound:
    """Unknown, or on a claim that this person may not see."""
    return NotFound("task_not_found", "Cette tâche n'existe pas ou ne vous est pas accessible.")
