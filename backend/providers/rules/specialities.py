"""What providers do. A speciality and the benefit of the terms that pays for it bear the same name. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from backend.providers import errors


class Speciality(StrEnum):
    """A trade of the directory."""

    CLEANING = "cleaning"
    DEINDEXING = "deindexing"
    BURYING = "burying"
    WATCH = "watch"
    BAILIFF_REPORT = "bailiff_report"
    LAWYER = "lawyer"
    PSYCHOLOGIST = "psychologist"
    LEGAL_ADVICE = "legal_advice"


LABELS: Mapping[Speciality, str] = {
    Speciality.CLEANING: "nettoyage",
    Speciality.DEINDEXING: "déréférencement",
    Speciality.BURYING: "enfouissement",
    Speciality.WATCH: "veille",
    Speciality.BAILIFF_REPORT: "constat de commissaire de justice",
    Speciality.LAWYER: "avocat",
    Speciality.PSYCHOLOGIST: "psychologue",
    Speciality.LEGAL_ADVICE: "conseil juridique",
}


def orderable(speciality: Speciality) -> Speciality:
    """The speciality, when it may be matched and ordered. Raises Conflict `lawyer_outside_ordering` (rule 25)."""
    if speciality is Speciality.LAWYER:
        raise errors.lawyer_outside_ordering()
    return speciality


def is_charged_to_event(speciality: Speciality) -> bool:
    """Psychological assistance has its own trigger: no event, no amount of the event (rule 24)."""
    return speciality is not Speciality.PSYCHOLOGIST
