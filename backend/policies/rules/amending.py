"""Whether an amendment says something, and something possible."""

from dataclasses import dataclass
from datetime import date

from backend.policies import errors
from backend.policies.rules.periods import Anniversary


@dataclass(frozen=True, slots=True)
class AmendmentAsked:
    """An amendment as somebody asks for it; `kind` says what it is, the other fields what it changes."""

    kind: str
    effect_on: date
    issued_on: date
    reason: str
    product: str | None = None
    terms_version: int | None = None
    anniversary: Anniversary | None = None
    end_on: date | None = None
    end_removed: bool = False


def check_amendment(asked: AmendmentAsked, *, inception_on: date) -> None:
    """Raise Refused when the amendment changes nothing, contradicts itself, its kind, or the policy's first day."""
    names_terms = asked.product is not None and asked.terms_version is not None
    ends = asked.end_on is not None or asked.end_removed
    changed = {"formula": names_terms, "terms": names_terms, "anniversary": asked.anniversary is not None, "end": ends}
    said = changed[asked.kind] if asked.kind in changed else any(changed.values())
    one_change = sum((names_terms, asked.anniversary is not None, ends))
    half_named = (asked.product is None) != (asked.terms_version is None)
    both_ends = asked.end_on is not None and asked.end_removed
    if not said or half_named or both_ends or (asked.kind != "correction" and one_change != 1):
        raise errors.amendment_empty()
    if asked.effect_on < inception_on:
        raise errors.amendment_before_inception()
    if asked.end_on is not None and asked.end_on < inception_on:
        raise errors.end_before_inception()
    if asked.anniversary and not Anniversary.possible(asked.anniversary.month, asked.anniversary.day):
        raise errors.anniversary_impossible()
