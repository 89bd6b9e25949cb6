"""Refusals of the desk."""

from backend.core.errors import Conflict, Forbidden, NotFound


def view_not_found() -> NotFound:
    """No such view, or somebody else's that is not shared."""
    return NotFound("view_not_found", "Cette vue n’existe pas, ou plus.")


def view_of_somebody_else() -> Forbidden:
    """A shared view belongs to who made it; a supervisor may change it too."""
    return Forbidden(
        "view_of_somebody_else",
        "Cette vue est celle d’une autre personne. Enregistrez la vôtre, ou demandez à un responsable de la modifier.",
    )


def too_many_views(most: int) -> Conflict:
    """Somebody keeps more views than anybody reads."""
    return Conflict(
        "too_many_views", f"Vous avez déjà {most}\u00a0vues enregistrées. Supprimez celles qui ne servent plus."
    )


def closed_keeps_its_handler() -> Conflict:
    """Giving away a pile of work does not touch files that are over."""
    return Conflict(
        "closed_keeps_its_handler",
        "Ce sinistre est clos\u00a0: une attribution groupée ne le change pas. Attribuez-le depuis sa fiche si besoin.",
    )
