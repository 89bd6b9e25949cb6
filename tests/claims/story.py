"""What tests of clocks tell and read."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import RowMapping

from backend.core.db import Database, rows
from tests.factories import Caller, ContentBody, PublishedBody
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done


def declared(calls: Caller, ago: int = 10, **content: object) -> Json:
    """A claim of one content published so many days ago, of an insured who reads mail."""
    body = ContentBody(published=PublishedBody(on=days_ago(ago)), **content)
    return calls.declare(contents=[body], insured={"name": "Dr Camille Fictive", "email": "camille@example.org"})


def post(calls: Caller, claim: Json, path: str, **body: object) -> Json:
    """Something recorded on a claim."""
    return done(calls.post(f"/claims/{claim['reference']}/{path}", body))


def event_path(claim: Json) -> str:
    """Where the events of the first content are told."""
    return f"contents/{claim['contents'][0]['id']}/publication-events"


def live(calls: Caller, claim: Json) -> list[Json]:
    """The open clocks of a claim."""
    return [one for one in done(calls.get(f"/claims/{claim['reference']}/deadlines")) if one["state"] == "live"]


def read(database: Database, sql: str, **values: object) -> Sequence[RowMapping]:
    """Rows as committed."""
    with database.reading() as session:
        return rows(session, sql, **values)


def pending(database: Database, claim: Json) -> dict[str, date]:
    """The rungs still to come."""
    sql = "SELECT rung, due_on FROM reminder WHERE claim_reference = :reference AND state = 'pending'"
    return {row["rung"]: row["due_on"] for row in read(database, sql, reference=claim["reference"])}
