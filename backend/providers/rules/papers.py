"""The papers of a provider: which are asked, which are over, what is said before they are. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperKind(StrEnum):
    """A kind of paper; `other` is kept and asked of nobody."""

    INSURANCE_CERTIFICATE = "insurance_certificate"
    CONVENTION = "convention"
    REGISTRATION = "registration"
    OTHER = "other"


PAPERS: Mapping[PaperKind, str] = {
    PaperKind.INSURANCE_CERTIFICATE: "attestation d’assurance",
    PaperKind.CONVENTION: "convention",
    PaperKind.REGISTRATION: "inscription professionnelle",
    PaperKind.OTHER: "autre pièce",
}
WARNING_DAYS = 30


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper of a kind that counts for a provider; `required` is None where the house has said nothing."""

    kind: PaperKind
    recorded: bool
    valid_until: date | None = None
    required: bool | None = None


@dataclass(frozen=True, slots=True)
class PaperFault:
    """Why a provider may have no new mission."""

    code: str
    kind: PaperKind
    reason: str


def fault_of(papers: Iterable[Paper], today: date) -> PaperFault | None:
    """The first paper that keeps a provider out: over, unless nobody asks for it any more, or asked and missing.

    The last day of a paper is included.
    """
    for paper in sorted(papers, key=lambda one: one.kind):
        label = PAPERS[paper.kind]
        if paper.required and not paper.recorded:
            return PaperFault("document_missing", paper.kind, f"Pièce obligatoire absente : {label}.")
        is_over = paper.valid_until is not None and paper.valid_until < today
        if is_over and paper.required is not False and paper.kind is not PaperKind.OTHER:
            ended = f"{paper.valid_until:%d/%m/%Y}"
            return PaperFault("document_expired", paper.kind, f"Pièce expirée le {ended} : {label}.")
    return None


def gaps(papers: Iterable[Paper], today: date) -> tuple[str, ...]:
    """What a person should know of the papers of a provider who may still be asked."""
    said = []
    for paper in sorted(papers, key=lambda one: one.kind):
        label, last = PAPERS[paper.kind], paper.valid_until
        if paper.recorded and last is not None and 0 <= (last - today).days <= WARNING_DAYS:
            said.append(f"Expire le {last:%d/%m/%Y} : {label}.")
        elif not paper.recorded and paper.required is None:
            said.append(f"Aucune pièce enregistrée : {label}.")
    return tuple(said)
