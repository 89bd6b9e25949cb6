"""The procedural acts and what each does to a term: the complete list, read once from `acts.yaml`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from backend.deadlines.catalogue import Confidence, Family, Rule, read_yaml
from backend.deadlines.errors import DispatchAfterDelivery, UnknownCode


class Effect(StrEnum):
    """What an act does to a term."""

    INTERRUPTS = "interrupts"
    # The term sleeps until the consignation is paid: known, and never relied on.
    INTERRUPTS_AWAITING_PAYMENT = "interrupts_awaiting_payment"
    ENDS_SUSPENSION = "ends_suspension"
    NONE = "none"

    @property
    def interrupts(self) -> bool:
        """Whether a new term runs from the act."""
        return self in (Effect.INTERRUPTS, Effect.INTERRUPTS_AWAITING_PAYMENT)


@dataclass(frozen=True, slots=True)
class ActType:
    """An act of the catalogue; `effects` names the families that it touches, every other is left alone."""

    code: str
    label: str
    effects: Mapping[Family, Effect]
    confidence: Confidence
    sentence: str

    def effect_on(self, rule: Rule) -> Effect:
        """The effect on the terms of `rule`."""
        return self.effects.get(rule.family, Effect.NONE) if rule.restart else Effect.NONE

    def sentence_for(self, rule: Rule) -> str:
        """The effect in one French sentence, for a handler or a letter."""
        if not self.effects or rule.family in self.effects:
            return self.sentence
        return f"L’acte « {self.label} » est sans effet sur ce délai ({rule.title})."


@dataclass(frozen=True, slots=True)
class Act:
    """An act that happened: `on` is the day it counts, the delivery when it was served abroad after `dispatched_on`.

    Raises UnknownCode, DispatchAfterDelivery."""

    code: str
    on: date
    dispatched_on: date | None = None

    def __post_init__(self) -> None:
        act_type(self.code)
        if self.dispatched_on and self.dispatched_on > self.on:
            raise DispatchAfterDelivery(self.dispatched_on, self.on)


@lru_cache(maxsize=1)
def act_types() -> Mapping[str, ActType]:
    """Every act that Égide knows, by code."""
    return MappingProxyType(
        {
            code: ActType(
                code=code,
                label=row["label"],
                effects={Family(family): Effect(effect) for family, effect in row["effects"].items()},
                confidence=Confidence(row["confidence"]),
                sentence=row["sentence"],
            )
            for code, row in read_yaml("acts.yaml").items()
        }
    )


def act_type(code: str) -> ActType:
    """The act of that code. Raises UnknownCode: an unknown act is never "no effect"."""
    found = act_types().get(code)
    if found is None:
        raise UnknownCode("act", code)
    return found
