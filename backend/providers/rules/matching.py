"""Which providers suit a claim, best first, each point explained; a person chooses. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.core import money
from backend.core.money import Cents
from backend.providers.rules.specialities import LABELS, Speciality

SPECIALITY, PLATFORM, LOAD, DELAY, SUCCESS, PRICE = 10, 20, 20, 20, 15, 15
_SHORTEST_DAYS, _LONGEST_DAYS = 7, 60
_TITLES = {"dr", "docteur", "pr", "professeur", "me", "maitre", "m", "mme", "monsieur", "madame"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provider of the speciality, with what their missions show. Amounts in cents TTC."""

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

    @property
    def delay_days(self) -> int:
        """Their own median when they have delivered, else what they announce."""
        return self.usual_delay_days if self.median_delay_days is None else self.median_delay_days


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the claim asks for; `left` is what the event can still pay for it, None before a covered decision."""

    speciality: Speciality
    platforms: tuple[str, ...]
    postcode: str | None
    insured_name: str
    author_names: tuple[str, ...]
    left: Cents | None


@dataclass(frozen=True, slots=True)
class Component:
    """Points won, out of how many, and why in French."""

    code: str
    points: int
    out_of: int
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """A provider who may be asked, with their score out of 100."""

    candidate: Candidate
    components: tuple[Component, ...]

    @property
    def score(self) -> int:
        """The sum of the components."""
        return sum(component.points for component in self.components)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A provider who should not be asked, and why."""

    candidate: Candidate
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first, and who was left out."""

    matches: tuple[Match, ...]
    excluded: tuple[Exclusion, ...]


def rank(candidates: Iterable[Candidate], wanted: Wanted) -> Ranking:
    """Rank the providers of a speciality; equal scores stay in the order of names, then ids."""
    matches, excluded = [], []
    for candidate in candidates:
        exclusion = exclusion_of(candidate, wanted)
        if exclusion is None:
            matches.append(Match(candidate, tuple(_components(candidate, wanted))))
        else:
            excluded.append(exclusion)
    matches.sort(key=lambda match: (-match.score, match.candidate.name, match.candidate.id))
    return Ranking(tuple(matches), tuple(excluded))


def exclusion_of(candidate: Candidate, wanted: Wanted) -> Exclusion | None:
    """Why this provider should not be asked; None when they may."""
    if has_conflict(candidate.name, (wanted.insured_name, *wanted.author_names)):
        return Exclusion(candidate, "conflict_of_interest", "Porte le nom de l'assuré ou de l'auteur mis en cause.")
    if not candidate.active:
        return Exclusion(candidate, "suspended", f"Suspendu : {candidate.suspended_reason or 'motif non précisé'}.")
    if not serves(candidate.territories, wanted.postcode):
        return Exclusion(candidate, "other_territory", f"N'intervient qu'en : {', '.join(candidate.territories)}.")
    if candidate.open_requests >= candidate.capacity:
        busy = f"{candidate.open_requests} mission(s) en cours pour une capacité de {candidate.capacity}."
        return Exclusion(candidate, "full", busy)
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


def _components(candidate: Candidate, wanted: Wanted) -> Iterable[Component]:
    yield Component("speciality", SPECIALITY, SPECIALITY, f"Spécialité : {LABELS[wanted.speciality]}.")
    yield _platform(candidate, wanted)
    free = candidate.capacity - candidate.open_requests
    load = f"{candidate.open_requests} mission(s) en cours pour une capacité de {candidate.capacity}."
    yield Component("load", LOAD * free // candidate.capacity, LOAD, load)
    yield _delay(candidate)
    yield _success(candidate)
    yield _price(candidate, wanted.left)


def _platform(candidate: Candidate, wanted: Wanted) -> Component:
    asked = sorted(set(wanted.platforms))
    if not asked:
        return Component("platform", PLATFORM // 2, PLATFORM, "Aucune plateforme n'est identifiée sur ce sinistre.")
    known = [platform for platform in asked if platform in candidate.platforms]
    reason = f"Connaît {', '.join(known)}." if known else f"Ne déclare pas connaître {', '.join(asked)}."
    return Component("platform", PLATFORM * len(known) // len(asked), PLATFORM, reason)


def _delay(candidate: Candidate) -> Component:
    days = candidate.delay_days
    span = _LONGEST_DAYS - _SHORTEST_DAYS
    points = DELAY * min(span, max(0, _LONGEST_DAYS - days)) // span
    source = "annoncé" if candidate.median_delay_days is None else "médian constaté"
    return Component("delay", points, DELAY, f"Délai {source} : {days} jour(s).")


def _success(candidate: Candidate) -> Component:
    # One success and one failure are added, so that a first mission neither crowns nor condemns.
    points = SUCCESS * (candidate.delivered + 1) // (candidate.ordered + 2)
    if not candidate.ordered:
        return Component("success", points, SUCCESS, "Aucune mission commandée à ce jour.")
    reason = f"{candidate.delivered} mission(s) livrée(s) sur {candidate.ordered} commandée(s)."
    return Component("success", points, SUCCESS, reason)


def _price(candidate: Candidate, left: Cents | None) -> Component:
    tariff = candidate.tariff
    if tariff is None:
        return Component("price", PRICE // 3, PRICE, "Tarif non communiqué.")
    if left is None:
        reason = f"Tarif : {money.french(tariff)} ; le reste de garantie n'est pas encore connu."
        return Component("price", PRICE // 3, PRICE, reason)
    reason = f"Tarif : {money.french(tariff)} pour {money.french(left)} restant sur l'événement."
    points = PRICE * (left - tariff) // left if 0 < tariff <= left else PRICE * int(tariff <= left)
    return Component("price", points, PRICE, reason)
