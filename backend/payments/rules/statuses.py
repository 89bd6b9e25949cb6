"""What a bank's report changes in a batch: each transfer once, the unknown and the contradictory told. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Said = Literal["settled", "accepted", "returned", "under_way"]


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of one reference, or of the whole batch (None)."""

    reference: str | None
    said: Said
    code: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class Reading:
    """What follows: transfers to settle, to return, left as they are (some accepted); unknown or contradictory ones."""

    settled: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    returned: list[Word] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    contradictory: list[str] = field(default_factory=list)


def read_against(words: Iterable[Word], states: Mapping[str, str]) -> Reading:
    """Set words (those of single transfers first) against the states of a batch, by reference.

    A settled transfer may still come back; one that came back is never settled. What is said of all counts only for
    those of which nothing was said; the last word on one reference is heard.
    """
    given = list(words)
    single = {word.reference: word for word in given if word.reference is not None}
    whole = next((word for word in given if word.reference is None and word.said != "under_way"), None)
    reading = Reading(unknown=sorted(set(single) - set(states)))
    for reference in sorted(states):
        word = single.get(reference)
        if word is None and whole is not None:
            word = Word(reference, whole.said, whole.code, whole.reason)
        _apply(reading, reference, states[reference], word)
    return reading


def _apply(reading: Reading, reference: str, state: str, word: Word | None) -> None:
    if word is None or word.said in {state, "under_way"}:
        reading.unchanged.append(reference)
    elif word.said == "accepted" and state != "returned":
        reading.unchanged.append(reference)
        reading.accepted.append(reference)
    elif word.said == "returned":
        reading.returned.append(word)
    elif state == "returned":
        reading.contradictory.append(reference)
    else:
        reading.settled.append(reference)
