"""The stories of the demonstration as data: which ones, how many of each, and what their steps say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from backend.providers.rules.results import CHECKED_AFTER, REMOVALS

_FOLDER = Path(__file__).parent
_HOLIDAYS = 3  # a step that falls on a day off moves by as much at most


@cache
def read_yaml(name: str) -> Any:
    """A data file that lies beside this code."""
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done `day` days after the declaration: a verb of `verbs.py` and its words."""

    day: int
    verb: str
    words: str

    @classmethod
    def parse(cls, text: str) -> "Step":
        """`33 pay`, `-45 suspend`, `24 close Contenu retiré.`"""
        day, verb, *words = text.split(" ", 2)
        return cls(int(day), verb, " ".join(words))


@dataclass(frozen=True, slots=True)
class PolicySpec:
    """What a story asks of its contract; days count back from the first declaration.

    `anniversary`: a period began so many days before. `inception`: bounds of a recent inception. `ended`: cover ended
    so many days before. `known_before`: the insured knew before inception. `twin`: they hold a second contract.
    """

    products: Sequence[str] = ("LM-INTERNE", "LM-LIBERAL", "LM-LIBERAL", "EREP-BASE", "EREP-PLUS")
    anniversary: int | None = None
    inception: tuple[int, int] | None = None
    ended: int | None = None
    known_before: bool = False
    twin: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """One claim of a story."""

    age: tuple[int, int]
    texts: str
    steps: tuple[Step, ...]
    lag: tuple[int, int] = (1, 14)
    contents: int = 1
    told: str = "number"
    author: str | None = None
    undated: bool = False
    desired: Sequence[str] = ("removal",)


@dataclass(frozen=True, slots=True)
class Story:
    """Claims that share one contract, oldest first."""

    name: str
    share: int
    policy: PolicySpec
    episodes: tuple[Episode, ...]


@cache
def stories() -> tuple[Story, ...]:
    """Every story, in the order of the file."""
    return tuple(_story(row) for row in read_yaml("stories.yaml"))


def _story(row: Mapping[str, Any]) -> Story:
    facts = {name: value for name, value in row.items() if name not in {"name", "share", "policy", "episodes"}}
    policy = dict(row.get("policy", {}))
    if "inception" in policy:
        policy["inception"] = tuple(policy["inception"])
    episodes = row.get("episodes", [facts])
    return Story(row["name"], row["share"], PolicySpec(**policy), tuple(_episode(one) for one in episodes))


def _episode(row: Mapping[str, Any]) -> Episode:
    bounds = {name: tuple(row[name]) for name in ("age", "lag") if name in row}
    return Episode(**{**row, **bounds, "steps": tuple(Step.parse(text) for text in row["steps"])})


def cast(claims: int) -> list[Story]:
    """The stories that make exactly `claims` claims: each once while there is room, then by weight."""
    told = Counter[str]()
    chosen: list[Story] = []
    left = claims
    while fitting := [story for story in stories() if len(story.episodes) <= left]:
        untold = [story for story in fitting if not told[story.name]]
        # The story that is the furthest behind its weight comes next.
        story = untold[0] if untold else max(fitting, key=lambda one: _lateness(one, told[one.name]))
        chosen.append(story)
        told[story.name] += 1
        left -= len(story.episodes)
    return chosen


def _lateness(story: Story, told: int) -> float:
    return story.share / (len(story.episodes) * (told + 0.5))


def with_looks(steps: Sequence[Step]) -> list[Step]:
    """The steps with the later looks at what was removed, all of them « gone » unless the story tells its own."""
    told = list(steps)
    if any(step.verb == "look" for step in steps):
        return told
    removing = False
    for step in steps:
        if step.verb == "request":
            removing = step.words in REMOVALS
        if step.verb == "deliver" and removing and not step.words:
            told += [Step(step.day + days + _HOLIDAYS, "look", "gone") for days in CHECKED_AFTER]
    return sorted(told, key=lambda step: step.day)
