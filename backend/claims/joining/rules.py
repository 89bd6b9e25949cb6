"""Whether two claims have one cause: same author, same facts, same call to pile on (rule 18). Plain values. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

ENOUGH = frozenset({"same_address", "same_words", "same_author", "same_call", "same_case"})
"""Reasons for which the system proposes one event; the others are only worth knowing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What claims are compared by. Keys are normalised: two equal ones mean the same."""

    reference: str
    authors: frozenset[str]
    addresses: frozenset[str]
    words: frozenset[str]
    cases: frozenset[str]
    campaigns: frozenset[str]
    published: date | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims look like one event: its code, and the fact in French."""

    code: str
    fact: str


def likeness(own: Facts, other: Facts, window_days: int) -> tuple[Reason, ...]:
    """Every reason to see one cause in two claims; the same author counts within `window_days` (join window)."""
    found = []
    if own.addresses & other.addresses:
        found.append(Reason("same_address", f"Même adresse que {other.reference} : contenu commun ou réapparu."))
    if own.words & other.words:
        found.append(Reason("same_words", f"Mêmes mots que dans {other.reference}."))
    if own.cases & other.cases:
        found.append(Reason("same_case", f"Même affaire liée que {other.reference}."))
    if own.authors & other.authors:
        found.append(_of_author(own, other, window_days))
    if own.campaigns & other.campaigns and is_within(own, other, window_days):
        found.append(Reason("same_call", f"Même campagne que {other.reference}, dans le délai de {window_days} jours."))
    return tuple(found)


def _of_author(own: Facts, other: Facts, window_days: int) -> Reason:
    if is_within(own, other, window_days):
        return Reason("same_author", f"Même auteur que {other.reference}, dans le délai de {window_days} jours.")
    return Reason("same_author_later", f"Même auteur que {other.reference}, au-delà de {window_days} jours.")


def is_within(own: Facts, other: Facts, window_days: int) -> bool:
    """Whether two first publications are at most `window_days` apart; an unknown date separates nothing."""
    if own.published is None or other.published is None:
        return True
    return abs((own.published - other.published).days) <= window_days


def proposes_one_event(reasons: Iterable[Reason]) -> bool:
    """Whether the system would join."""
    return any(reason.code in ENOUGH for reason in reasons)


def author_keys(author: Mapping[str, object] | None) -> frozenset[str]:
    """By what an author is recognised: their profile, their handle, their name; a bare word may be anybody's."""
    told = author or {}
    keys = {f"{name}:{_plain(told.get(name))}" for name in ("profile_url", "handle") if told.get(name)}
    name = _plain(told.get("name"))
    return frozenset(keys | ({f"name:{name}"} if name else set()))


def words_key(excerpt: object) -> str | None:
    """The same words have the same key; a handful of characters says nothing."""
    text = _plain(excerpt)
    return text if len(text) >= 20 else None


def _plain(text: object) -> str:
    return " ".join(str(text or "").casefold().split())
