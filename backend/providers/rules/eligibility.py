"""Who should not be asked for a mission, and why: ties, suspension, papers, territory, load. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.core.money import Cents
from backend.providers.rules.papers import Paper, fault_of
from backend.providers.rules.specialities import Speciality

_TITLES = {"dr", "docteur", "pr", "professeur", "me", "maitre", "m", "mme", "monsieur", "madame"}


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody whom a provider is linked with: a name, their entry on file when they have one, and why."""

    name: str
    reason: str
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provider of the speciality, with what their missions show. Amounts in cents TTC.

    `delivered` of `ordered` missions; of those delivered, `failed` did not hold (content still there, or gone for
    another cause than their work); `reappeared` of `checked` removals came back.
    """

    id: UUID
    name: str
    active: bool
    suspended_reason: str | None
    platforms: tuple[str, ...]
    territories: tuple[str, ...]
    capacity: int
    open_requests: int
    usual_delay_days: int
    median_delay_days: int | None
    ordered: int
    delivered: int
    tariff: Cents | None
    failed: int = 0
    checked: int = 0
    reappeared: int = 0
    papers: tuple[Paper, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def delay_days(self) -> int:
        """Their own median when they have delivered, else what they announce."""
        return self.usual_delay_days if self.median_delay_days is None else self.median_delay_days


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the claim asks for; `left` is what the event can still pay for it, None before a covered decision.

    `excluding` are providers who declined or failed this very mission. `other_names` and `person_ids` hold the
    parties of the other claims that share the mission too.
    """

    speciality: Speciality
    platforms: tuple[str, ...]
    postcode: str | None
    insured_name: str
    author_names: tuple[str, ...]
    left: Cents | None
    today: date
    target_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    person_ids: frozenset[UUID] = frozenset()
    excluding: frozenset[UUID] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Insured, targets and authors, of the other claims too."""
        return (self.insured_name, *self.target_names, *self.author_names, *self.other_names)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A provider who should not be asked, and why."""

    candidate: Candidate
    code: str
    reason: str


def exclusion_of(candidate: Candidate, wanted: Wanted) -> Exclusion | None:
    """Why this provider should not be asked; None when they may."""
    found = bar_of(candidate, wanted)
    if found is not None:
        return found
    if candidate.id in wanted.excluding:
        return Exclusion(candidate, "already_asked", "A déjà décliné ou laissé cette mission sans suite.")
    if not serves(candidate.territories, wanted.postcode):
        return Exclusion(candidate, "other_territory", f"N’intervient qu’en : {', '.join(candidate.territories)}.")
    if candidate.open_requests >= candidate.capacity:
        busy = f"{candidate.open_requests} mission(s) en cours pour une capacité de {candidate.capacity}."
        return Exclusion(candidate, "full", busy)
    return None


def bar_of(candidate: Candidate, wanted: Wanted) -> Exclusion | None:
    """What forbids a mission whoever chooses this provider: ties, suspension, papers."""
    if has_conflict(candidate.name, wanted.names):
        return Exclusion(candidate, "conflict_of_interest", "Porte le nom de l’assuré ou de l’auteur mis en cause.")
    tie = tie_with(candidate.ties, wanted)
    if tie is not None:
        return Exclusion(
            candidate, "conflict_of_interest", f"Lié à {tie.name}, partie au sinistre : {tie.reason.rstrip('.')}."
        )
    if not candidate.active:
        return Exclusion(candidate, "suspended", f"Suspendu : {candidate.suspended_reason or 'motif non précisé'}.")
    fault = fault_of(candidate.papers, wanted.today)
    return None if fault is None else Exclusion(candidate, fault.code, fault.reason)


def tie_with(ties: Iterable[Tie], wanted: Wanted) -> Tie | None:
    """The tie of a provider with a party of the claim, None when there is none."""
    for tie in ties:
        if tie.person_id in wanted.person_ids or has_conflict(tie.name, wanted.names):
            return tie
    return None


def has_conflict(provider: str, people: Iterable[str]) -> bool:
    """Whether a provider bears the name of a party, whatever the order, accents, case and titles."""
    name = _name_key(provider)
    return bool(name) and any(_name_key(person) == name for person in people)


def _name_key(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return tuple(sorted(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _TITLES))


def serves(territories: Sequence[str], postcode: str | None) -> bool:
    """Whether a postcode lies in one of the departments; no territory means everywhere, no postcode nowhere else."""
    return not territories or postcode is None or any(_department(postcode).startswith(one) for one in territories)


def _department(postcode: str) -> str:
    # Corsica's codes begin with 20: up to 20199 they are 2A, above 2B.
    if postcode.startswith("20"):
        return "2A" if postcode < "20200" else "2B"
    return postcode
