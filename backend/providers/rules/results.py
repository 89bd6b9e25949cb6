"""Results of removals: which are looked at again and when, and what a person should look at (rule 28). Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from backend.providers.rules import result_refusals
from backend.providers.rules.specialities import Speciality

CHECKED_AFTER = (1, 7, 30, 90)
REMOVALS = frozenset({Speciality.CLEANING, Speciality.DEINDEXING})
CAUSED = REMOVALS | {Speciality.BURYING}
_SOON_AFTER_INCEPTION = timedelta(days=30)
_MANY_FILES = 3
_WHOLE = 100


class Cause(StrEnum):
    """Why a content is gone."""

    PROVIDER_ACTION = "provider_action"
    AUTHOR_WITHDREW = "author_withdrew"
    PLATFORM_OWN_MOTION = "platform_own_motion"
    COURT = "court"
    UNKNOWN = "unknown"


class Seen(StrEnum):
    """What a later look shows."""

    GONE = "gone"
    STILL_THERE = "still_there"
    CHANGED = "changed"
    REAPPEARED = "reappeared"


def is_whole(told: bool | None, share: int | None, lines: Sequence[str]) -> bool:
    """Whether a delivery is the whole: as told, else unless a part is named."""
    if told is not None and (share is None or share == _WHOLE or not told):
        return told
    return share == _WHOLE or (share is None and not lines)


def check_share(share: int | None, delivered: int) -> None:
    """Raise Conflict `delivery_exceeds_whole` when parts, in percent, come to more than the whole."""
    if share is not None and share + delivered > _WHOLE:
        raise result_refusals.delivery_exceeds_whole(share, _WHOLE - delivered)


def checks_after(delivered_on: date) -> tuple[tuple[int, date], ...]:
    """Days after the delivery of a removal and the day of each look."""
    return tuple((days, delivered_on + timedelta(days=days)) for days in CHECKED_AFTER)


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something for a person to look at; nothing follows from it by itself."""

    code: str
    message: str
    facts: Mapping[str, object]


def indicators(file: Mapping[str, Any]) -> list[Indicator]:
    """What the facts of a claim show (rule 28), in a stable order."""
    return [*_gone_before(file), *_same_pair(file), *_soon(file), *_linked(file)]


def _gone_before(file: Mapping[str, Any]) -> Iterable[Indicator]:
    actions = [day for day in (file["first_order_on"], file["first_act_on"]) if day is not None]
    for content in file["contents"]:
        gone = content["gone_on"]
        if gone is not None and (not actions or gone < min(actions)):
            text = f"Le contenu n° {content['position']} a été vu retiré avant la première action."
            yield Indicator("removed_before_first_action", text, {"content": content["position"], "seen_on": gone})


def _same_pair(file: Mapping[str, Any]) -> Iterable[Indicator]:
    for pair in file["pairs"]:
        if pair["claims"] >= _MANY_FILES:
            text = f"{pair['provider']} intervient sur {pair['claims']} sinistres du même auteur."
            facts = {"provider": pair["provider"], "claims": pair["claims"]}
            yield Indicator("same_cleaner_same_author", text, facts)


def _soon(file: Mapping[str, Any]) -> Iterable[Indicator]:
    inception = file["inception_on"]
    for content in file["contents"]:
        published = content["published_on"]
        if inception and published and inception <= published <= inception + _SOON_AFTER_INCEPTION:
            days = (published - inception).days
            text = f"Le contenu n° {content['position']} a été publié {days} jour(s) après la prise d’effet du contrat."
            yield Indicator("content_soon_after_inception", text, {"content": content["position"], "days": days})


def _linked(file: Mapping[str, Any]) -> Iterable[Indicator]:
    for link in file["linked"]:
        text = f"{link['provider']} et l’assuré sont liés : {link['reason']}."
        yield Indicator("insured_and_provider_linked", text, {"provider": link["provider"]})
