"""Which providers suit a claim, best first, each point explained; a person chooses. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.core import money
from backend.core.money import Cents
from backend.providers.rules.eligibility import (
    Candidate,
    Exclusion,
    Tie,
    Wanted,
    bar_of,
    exclusion_of,
    has_conflict,
    serves,
    tie_with,
)
from backend.providers.rules.papers import gaps
from backend.providers.rules.specialities import LABELS

__all__ = [
    "Candidate",
    "Component",
    "Exclusion",
    "Match",
    "Ranking",
    "Tie",
    "Wanted",
    "bar_of",
    "exclusion_of",
    "has_conflict",
    "rank",
    "serves",
    "tie_with",
]

SPECIALITY, PLATFORM, SUCCESS, DELAY, REAPPEARANCE, LOAD, PRICE, COVER = 10, 15, 20, 15, 10, 10, 10, 10
_SHORTEST_DAYS, _LONGEST_DAYS = 7, 60


@dataclass(frozen=True, slots=True)
class Component:
    """Points won, out of how many, and why in French."""

    code: str
    points: int
    out_of: int
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """A provider who may be asked, with their score out of 100; `warnings` cost no point."""

    candidate: Candidate
    components: tuple[Component, ...]
    warnings: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        """The sum of the components."""
        return sum(component.points for component in self.components)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first, and who was left out."""

    matches: tuple[Match, ...]
    excluded: tuple[Exclusion, ...]


def rank(candidates: Iterable[Candidate], wanted: Wanted) -> Ranking:
    """Rank the providers of a speciality; equal scores stay in the order of names, then ids."""
    kept, excluded = [], []
    for candidate in candidates:
        exclusion = exclusion_of(candidate, wanted)
        if exclusion is None:
            kept.append(candidate)
        else:
            excluded.append(exclusion)
    lowest = min((one.tariff for one in kept if one.tariff is not None), default=None)
    matches = [_match(candidate, wanted, lowest) for candidate in kept]
    matches.sort(key=lambda match: (-match.score, match.candidate.name, match.candidate.id))
    return Ranking(tuple(matches), tuple(excluded))


def _match(candidate: Candidate, wanted: Wanted, lowest: Cents | None) -> Match:
    components = (
        Component("speciality", SPECIALITY, SPECIALITY, f"Spécialité : {LABELS[wanted.speciality]}."),
        _platform(candidate, wanted),
        _success(candidate),
        _delay(candidate),
        _reappearance(candidate),
        _load(candidate),
        _price(candidate, lowest),
        _cover(candidate, wanted.left),
    )
    return Match(candidate, components, gaps(candidate.papers, wanted.today))


def _platform(candidate: Candidate, wanted: Wanted) -> Component:
    asked = sorted(set(wanted.platforms))
    if not asked:
        return Component("platform", PLATFORM // 2, PLATFORM, "Aucune plateforme n’est identifiée sur ce sinistre.")
    known = [platform for platform in asked if platform in candidate.platforms]
    reason = f"Connaît {', '.join(known)}." if known else f"Ne déclare pas connaître {', '.join(asked)}."
    return Component("platform", PLATFORM * len(known) // len(asked), PLATFORM, reason)


def _success(candidate: Candidate) -> Component:
    # One success and one failure are added, so that a first mission neither crowns nor condemns.
    held = candidate.delivered - candidate.failed
    points = SUCCESS * (held + 1) // (candidate.ordered + 2)
    if not candidate.ordered:
        return Component("success", points, SUCCESS, "Aucune mission commandée à ce jour.")
    reason = f"{candidate.delivered} mission(s) livrée(s) sur {candidate.ordered} commandée(s)"
    if candidate.failed:
        reason += f", dont {candidate.failed} sans retrait dû à son action"
    return Component("success", points, SUCCESS, f"{reason}.")


def _delay(candidate: Candidate) -> Component:
    days = candidate.delay_days
    span = _LONGEST_DAYS - _SHORTEST_DAYS
    points = DELAY * min(span, max(0, _LONGEST_DAYS - days)) // span
    source = "annoncé" if candidate.median_delay_days is None else "médian constaté"
    return Component("delay", points, DELAY, f"Délai {source} : {days} jour(s).")


def _reappearance(candidate: Candidate) -> Component:
    # As for success: one removal that held and one that did not are added.
    points = REAPPEARANCE * (candidate.checked - candidate.reappeared + 1) // (candidate.checked + 2)
    if not candidate.checked:
        return Component("reappearance", points, REAPPEARANCE, "Aucun retrait n’a encore été contrôlé.")
    reason = f"{candidate.reappeared} réapparition(s) sur {candidate.checked} retrait(s) contrôlé(s)."
    return Component("reappearance", points, REAPPEARANCE, reason)


def _load(candidate: Candidate) -> Component:
    free = candidate.capacity - candidate.open_requests
    reason = f"{candidate.open_requests} mission(s) en cours pour une capacité de {candidate.capacity}."
    return Component("load", LOAD * free // candidate.capacity, LOAD, reason)


def _price(candidate: Candidate, lowest: Cents | None) -> Component:
    tariff = candidate.tariff
    if tariff is None or lowest is None:
        return Component("price", PRICE // 3, PRICE, "Tarif non communiqué.")
    points = PRICE * lowest // tariff if tariff else PRICE
    return Component("price", points, PRICE, f"Tarif : {money.french(tariff)} ; le plus bas : {money.french(lowest)}.")


def _cover(candidate: Candidate, left: Cents | None) -> Component:
    tariff = candidate.tariff
    if left is None:
        return Component("cover", COVER // 2, COVER, "Le reste de garantie n’est pas encore connu.")
    if tariff is None:
        return Component("cover", COVER // 3, COVER, f"Il reste {money.french(left)} ; tarif non communiqué.")
    share = f"Tarif : {money.french(tariff)} pour {money.french(left)} restant sur l’événement."
    return Component("cover", COVER if tariff <= left else COVER * left // tariff, COVER, share)
