"""Evidence before a removal (rule 27): is a legal action envisaged, and is its proof safe? Pure."""

from dataclasses import dataclass

from backend.providers.rules.specialities import Speciality

REMOVALS = frozenset({Speciality.CLEANING, Speciality.DEINDEXING})

UNANSWERED = "legal_action_unanswered"
REPORT_AWAITED = "bailiff_report_awaited"

WORDS = {
    UNANSWERED: "La question « action judiciaire envisageable ? » n’a pas de réponse : après le retrait, la preuve "
    "n’est plus en ligne.",
    REPORT_AWAITED: "Une action judiciaire est envisagée, sans constat dressé ni renonciation motivée : après le "
    "retrait, la preuve n’est plus en ligne.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer on a claim: a no came with its capture; a yes asks for a report, or why there is none."""

    envisaged: bool
    waived: bool


def open_question(speciality: Speciality, answer: Answer | None, *, report_made: bool) -> str | None:
    """What stands between a removal and its evidence; None for other services and when all is safe.

    A report already made answers for itself; one that is only ordered would find the content gone.
    """
    if speciality not in REMOVALS or report_made:
        return None
    if answer is None:
        return UNANSWERED
    return REPORT_AWAITED if answer.envisaged and not answer.waived else None
