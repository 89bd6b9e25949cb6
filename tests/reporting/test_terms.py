"""How our own terms ended: kept, without object any more, or missed."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.factories import ContentBody, PublishedBody
from tests.factories.calls import done
from tests.reporting.conftest import Told

PUBLISHED, LAST_MONTH = "2026-05-04", "2026-08"
_ENDINGS = ("met", "moot", "missed")
Json = dict[str, Any]


def declared(told: Told) -> Json:
    """A claim of 5 May on words of the 4th: three months for an action, until 4 August."""
    told.calendar.go("2026-05-05")
    content = ContentBody(published=PublishedBody(on=date.fromisoformat(PUBLISHED)))
    return told.caller.declare(told.policies["LM-LIBERAL"], contents=[content])


def endings(told: Told) -> Counter[tuple[str, str]]:
    """(ending, month) of every term, read on 1 October."""
    told.calendar.go("2026-10-01")
    months = done(told.caller.get("/dashboard"))["months"]
    return Counter({(name, one["month"]): one[f"deadlines_{name}"] for one in months for name in _ENDINGS})


def closed(told: Told, claim: Json, day: str) -> None:
    """The claim is qualified, refused and closed that day: its insured is told the last day."""
    told.calendar.go("2026-05-06")
    claim = told.caller.qualify(claim)
    done(told.caller.decide(claim, "not_covered", reason_code="kind_not_covered"))
    told.calendar.go(day)
    done(told.caller.change(claim, "closure", {"reason": "Décision notifiée."}))


def seen(told: Told, claim: Json, day: str, *, online: bool) -> None:
    """Somebody looks at the content."""
    told.calendar.go(day)
    path = f"/claims/{claim['reference']}/contents/{claim['contents'][0]['id']}/state"
    done(told.caller.post(path, {"still_online": online}))


def acted(told: Told, claim: Json, day: str) -> Json:
    """A summons is served that day."""
    told.calendar.go(day)
    act = {"code": "assignation", "date": day, "proof": "acte n° 12"}
    return done(told.caller.post(f"/claims/{claim['reference']}/acts", act))


def resolved(told: Told, clock: Json, **body: str) -> None:
    """Somebody closes a clock."""
    done(told.caller.post(f"/deadlines/{clock['id']}/resolution", body))


def waived(told: Told, claim: Json) -> None:
    """The insured gives up suing, on 20 May."""
    told.calendar.go("2026-05-20")
    resolved(told, claim["deadlines"][0], reason="insured_waiver", proof="lettre signée")


def served(told: Told, claim: Json) -> None:
    """An act closes the clock."""
    (clock,) = acted(told, claim, "2026-06-02")["deadlines"]
    resolved(told, clock, reason="act_served", proof="acte n° 12")


def gone_then_back(told: Told, claim: Json) -> None:
    """The content comes back before the last day."""
    seen(told, claim, "2026-06-10", online=False)
    seen(told, claim, "2026-07-20", online=True)


def owed_an_answer(told: Told, claim: Json) -> None:
    """The claim is closed while an answer to its insured is owed."""
    told.calendar.go("2026-05-05")
    done(told.caller.post(f"/claims/{claim['reference']}/clocks", {"rule": "ACPR_2M", "start_on": "2026-05-05"}))
    closed(told, claim, "2026-05-20")


@pytest.mark.parametrize(
    ("happens", "expected"),
    [
        (lambda *_: None, {("missed", LAST_MONTH): 1}),
        (lambda told, claim: closed(told, claim, "2026-08-04"), {("moot", LAST_MONTH): 1}),
        (lambda told, claim: closed(told, claim, "2026-08-05"), {("missed", LAST_MONTH): 1}),
        (lambda told, claim: seen(told, claim, "2026-08-04", online=False), {("moot", LAST_MONTH): 1}),
        (lambda told, claim: seen(told, claim, "2026-08-05", online=False), {("missed", LAST_MONTH): 1}),
        (gone_then_back, {("missed", LAST_MONTH): 1}),
        (waived, {("moot", "2026-05"): 1}),
        (served, {("met", "2026-06"): 1}),
        (lambda told, claim: acted(told, claim, "2026-06-02"), {("met", "2026-06"): 1, ("missed", "2026-09"): 1}),
        (owed_an_answer, {("missed", "2026-07"): 1, ("moot", LAST_MONTH): 1}),
    ],
    ids=("left", "closed", "closed-late", "gone", "gone-late", "back", "waived", "served", "restarted", "answer-owed"),
)
def test_how_a_term_ended(house: Told, happens: Any, expected: dict[tuple[str, str], int]) -> None:
    before = endings(house)
    happens(house, declared(house))
    assert dict(endings(house) - before) == expected
