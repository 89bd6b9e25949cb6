"""What the insured sees of a claim: their own facts, and nothing of what belongs to the house or to others."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from backend.core import clock
from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, ContentBody, PublishedBody, committed_policy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done
from tests.providers.story import Story

SECRET = "SOUPÇON-INTERNE"


@pytest.fixture
def calls(client: TestClient, handler: Headers) -> Caller:
    """A handler."""
    return Caller(client, handler)


def seen(calls: Caller, claim: Json, **parameters: Any) -> Json:
    """The insured's view of a claim."""
    return done(calls.get(f"/claims/{claim['reference']}/insured-view", **parameters))


def section(view: Json, code: str) -> str:
    """The sentences of a section, joined."""
    return " ".join(" ".join(one["sentences"]) for one in view["sections"] if one["code"] == code)


def test_a_declaration_as_its_insured_reads_it(calls: Caller) -> None:
    content = ContentBody(
        published=PublishedBody(on=days_ago(10)), author={"name": "Auteur Nommé"}, excerpt="Propos à ne pas redire"
    )
    claim = calls.declare(
        contents=[content],
        insured={"name": "Dr Camille Fictive", "email": "camille@example.org"},
        parties=[{"role": "opposing_lawyer", "name": "Me Contraire"}],
    )
    body = {"kind": "call", "with": {"kind": "insured"}, "text": SECRET}
    due = str(clock.today() + timedelta(days=3))
    promise = {"text": f"Vérifier {SECRET}", "due_on": due, "by": "us"}
    done(calls.post(f"/claims/{claim['reference']}/notes", {**body, "promise": promise}))
    view = seen(calls, claim)
    assert "Nous nous sommes engagés" in section(view, "next")
    assert "Ne répondez pas en ligne" in section(view, "do_not")
    assert [one["subject"] for one in view["messages"]] == [f"{claim['reference']} : déclaration reçue"]
    for secret in (SECRET, "Auteur Nommé", "Me Contraire", "Propos à ne pas redire", "reserve"):
        assert secret not in str(view)


def test_a_promise_made_to_somebody_else_is_not_theirs(calls: Caller) -> None:
    claim = calls.declare()
    promise = {"text": "Répondre", "due_on": str(clock.today() + timedelta(days=3)), "by": "us"}
    body = {"kind": "call", "with": {"kind": "platform"}, "text": "x", "promise": promise}
    done(calls.post(f"/claims/{claim['reference']}/notes", body))
    assert "engagés" not in section(seen(calls, claim), "next")


def test_messages_to_others_are_not_theirs(calls: Caller, database: Database) -> None:
    claim = calls.declare(insured={"name": "Dr Sans Adresse"})
    assert seen(calls, claim)["messages"] == []


def test_the_language_is_asked_or_that_of_the_browser(calls: Caller) -> None:
    claim = calls.declare()
    path = f"/api/v1/claims/{claim['reference']}/insured-view"
    assert seen(calls, claim)["language"] == "fr"
    assert "We are examining" in section(seen(calls, claim, language="en"), "next")
    english = calls.client.get(path, headers={**calls.headers, "Accept-Language": "en-GB,fr;q=0.5"})
    assert english.json()["language"] == "en"


def test_money_and_work_under_way(calls: Caller, database: Database, client: TestClient, supervisor: Headers) -> None:
    story = Story(client, database, calls.headers, supervisor)
    claim = calls.covered(committed_policy(database).number)
    story.ordered(claim["reference"], "1800.00")
    view = seen(calls, claim)
    assert "Un prestataire travaille" in section(view, "next")
    told = section(view, "cover").replace("\u202f", " ").replace("\u00a0", " ")
    assert "l’événement 1 sur 2" in told
    event = calls.page(claim["reference"])["standing"]["events"][0]
    euros, cents = event["remaining"].split(".")
    assert f"Il reste {int(euros):,},{cents} €".replace(",", " ", int(euros) >= 1000) in told
