"""Calendars: subscriptions with a secret address, their iCalendar text, and a month as data."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from icalendar import Alarm, Calendar, Event
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.accounts.service import hash_secret
from backend.audit import service as audit
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.calendar import Territory, add_months, holidays
from backend.core.errors import NotFound, Refused
from backend.core.ids import new_id
from backend.core.pagination import encode_cursor, read_cursor
from backend.correspondence.templates import claim_link
from backend.deadlines import feed_queries
from backend.deadlines.catalogue import Family, Owner, Rule, rule_version
from backend.deadlines.models import CalendarFeed

VERSION = 1
"""A subscription never changes; it is only revoked."""

OURS = (Owner.US.value, Owner.INSURED.value)
"""Whose clocks a calendar holds: those that we, or the insured with our help, must beat."""

# On the morning of the seventh and of the last day before: the day itself begins at midnight, when nobody is called.
_MORNING = timedelta(hours=8, minutes=30)
_ALARMS = (timedelta(days=7) - _MORNING, timedelta(days=1) - _MORNING)
_REFRESH = timedelta(hours=1)
_FORMAT = 1  # to be raised with each change of the text, so that readers fetch it again

_TO_DO = {
    Family.PRESS: "Faire signifier un acte interruptif, ou recueillir l’abandon de l’avocat ou la renonciation signée.",
    Family.CIVIL: "Faire signifier une demande en justice, ou recueillir la renonciation signée de l’assuré.",
    Family.PENAL: "Déposer l’acte de poursuite, ou recueillir la renonciation signée de l’assuré.",
    Family.INSURANCE: "Vérifier que l’assuré a interrompu la prescription biennale.",
    Family.INSURANCE_DUTY: "Vérifier que l’assuré a déclaré le sinistre.",
    Family.REPLY: "Présenter la demande de droit de réponse.",
    Family.EUROPEAN: "Former la réclamation contre la décision.",
    Family.ADMINISTRATIVE: "Former le recours.",
    Family.PROCEDURE: "Accomplir l’acte de procédure et en garder la preuve.",
    Family.COMPLAINT: "Répondre à la réclamation ou informer l’assuré de ses voies de recours.",
}
_WORDS = {
    "prudent_day": "jour prudent",
    "last_day": "dernier jour",
    "not_later_than": "publication à dater, fin au plus tard",
}
_PLACES = {
    Territory.ALSACE_MOSELLE: "Alsace-Moselle",
    Territory.GUADELOUPE: "Guadeloupe",
    Territory.MARTINIQUE: "Martinique",
    Territory.GUYANE: "Guyane",
    Territory.REUNION: "La Réunion",
    Territory.MAYOTTE: "Mayotte",
    Territory.SAINT_BARTHELEMY: "Saint-Barthélemy",
    Territory.SAINT_MARTIN: "Saint-Martin",
}


@dataclass(frozen=True, slots=True)
class IssuedFeed:
    """A subscription and its secret, shown once."""

    feed: Mapping[str, Any]
    token: str


def feed_not_found() -> NotFound:
    """Unknown or revoked subscription, or one of somebody else."""
    return NotFound("calendar_feed_not_found", "Cet abonnement n’existe pas, ou il a été révoqué.")


def subscribe(session: Session, actor: Actor, scope: str, *, now: datetime) -> IssuedFeed:
    """Make a subscription. Raises Refused `calendar_of_nobody`: a token handles no claim of its own."""
    if scope == "mine" and actor.user_id is None:
        raise Refused(
            "calendar_of_nobody",
            "Un jeton ne gère aucun sinistre : demandez l’agenda de l’équipe, ou connectez-vous avec un compte.",
        )
    token = secrets.token_urlsafe(32)
    feed_id = new_id()
    row = {
        "id": feed_id,
        "user_id": actor.user_id if scope == "mine" else None,
        "token_hash": hash_secret(token),
        "created_at": now,
        "created_by": actor.name,
        "created_by_id": actor.id,
        "revoked_at": None,
    }
    batch = Batch()
    batch.insert(CalendarFeed, row)
    audit.record(batch, actor, "calendar_feed.created", "calendar_feed", feed_id, now, scope=scope)
    batch.send(session)
    return IssuedFeed(row, token)


def feed_of(session: Session, actor: Actor, feed_id: UUID) -> RowMapping:
    """A living subscription that the caller may revoke: their own, or any for an admin. Raises NotFound."""
    found = feed_queries.feed_of(session, feed_id, _owner(actor))
    if found is None:
        raise feed_not_found()
    return found


def feeds(session: Session, actor: Actor, cursor: str | None, limit: int) -> tuple[Sequence[RowMapping], str | None]:
    """The living subscriptions that the caller may revoke, and the cursor of the next page."""
    after = read_cursor(cursor, UUID)
    found = feed_queries.feeds(session, _owner(actor), UUID(str(after[0])) if after else None, limit + 1)
    return found[:limit], encode_cursor(found[limit - 1]["id"]) if len(found) > limit else None


def revoke(session: Session, actor: Actor, feed_id: UUID, *, now: datetime) -> None:
    """End a subscription: its address answers no more. Raises NotFound."""
    feed = feed_of(session, actor, feed_id)
    batch = Batch()
    batch.update(CalendarFeed, feed["id"], revoked_at=now)
    audit.record(batch, actor, "calendar_feed.revoked", "calendar_feed", feed["id"], now)
    batch.send(session)


def _owner(actor: Actor) -> UUID | None:
    return None if actor.role is Role.ADMIN else actor.id


def calendar_of(session: Session, token: str) -> tuple[str, Sequence[RowMapping]]:
    """The name and the clocks of the calendar behind a secret. Raises NotFound."""
    feed = feed_queries.feed_by_token(session, hash_secret(token))
    if feed is None:
        raise feed_not_found()
    name = "échéances de l’équipe" if feed["user_id"] is None else "mes échéances"
    return name, feed_queries.clocks_of_feed(session, feed["user_id"], OURS)


def fingerprint(clocks: Iterable[RowMapping], name: str, public_url: str) -> str:
    """The same for the same text, and far cheaper than the text: a thousand clocks take a second to write."""
    told = [_FORMAT, name, public_url, *(tuple(clock.values()) for clock in clocks)]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def render(clocks: Iterable[RowMapping], name: str, public_url: str) -> bytes:
    """An iCalendar (RFC 5545, RFC 7986) of clocks: a day per prudent, last or latest possible day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Egide//Echeances//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", f"Égide : {name}")
    calendar.add("x-wr-calname", f"Égide : {name}")
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for clock in clocks:
        for what in _WORDS:
            if clock[what] is not None:
                calendar.add_component(_event(clock, what, public_url))
    text: bytes = calendar.to_ical()
    return text


def _event(clock: RowMapping, what: str, public_url: str) -> Event:
    """A day of a clock. Nothing of the insured nor of the content: calendars are shown on shared screens."""
    rule, link = rule_version(clock["rule"], clock["rule_version"]), claim_link(public_url, clock["reference"])
    closed = " (dossier clos)" if clock["claim_closed"] else ""
    summary = f"{clock['reference']}{closed} · {_WORDS[what]} · {rule.title}"
    event = Event()
    event.add("uid", f"{clock['id']}-{what.replace('_', '-')}@egide")
    event.add("dtstart", clock[what])
    event.add("dtend", clock[what] + timedelta(days=1))
    event.add("dtstamp", clock["changed_at"])
    event.add("last-modified", clock["changed_at"])
    event.add("sequence", clock["changes"])
    event.add("summary", summary)
    event.add("description", "\n".join(_description(clock, what, rule, link)))
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    for before in _ALARMS:
        event.add_component(_alarm(before, summary))
    return event


def _alarm(before: timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", text)
    return alarm


def _description(clock: RowMapping, what: str, rule: Rule, link: str) -> Iterable[str]:
    if what == "not_later_than":
        yield "Dater la publication : sans date, aucun dernier jour n’est garanti et le délai peut déjà être expiré."
    yield _TO_DO[rule.family]
    if what == "prudent_day":
        yield f"Dernier jour du délai : {clock['last_day']:%d/%m/%Y} à 24 h, sans marge."
    if what == "last_day":
        yield "Le délai expire ce jour à 24 h ; une fin de semaine ou un jour férié ne le reporte que si la loi le dit."
    yield f"Fondement : {rule.article}."
    if clock["unconfirmed"]:
        yield "Date à confirmer par un juriste."
    yield link


def month_days(session: Session, actor: Actor, first: date, handler: str | UUID | None) -> list[dict[str, object]]:
    """The days of the month of `first` on which live clocks fall; `handler`: me, none, an account, or None for all."""
    held, who = _held(actor, handler)
    found = feed_queries.days_of_clocks(session, actor.user_id, first, add_months(first, 1), held, who)
    by_day = groupby(found, lambda row: row["day"])
    return [{"day": day, "clocks": [_day_clock(row) for row in of_day]} for day, of_day in by_day]


def _held(actor: Actor, handler: str | UUID | None) -> tuple[str, UUID | None]:
    if isinstance(handler, UUID):
        return "somebody", handler
    return {"me": ("somebody", actor.user_id), "none": ("nobody", None)}.get(handler or "", ("anybody", None))


def _day_clock(row: RowMapping) -> dict[str, object]:
    title = rule_version(row["rule"], row["rule_version"]).title
    return {**row, "deadline_id": row["id"], "claim": row["reference"], "title": title}


def month_holidays(first: date) -> list[dict[str, object]]:
    """The public holidays of a month, those of a single territory with its name."""
    national = holidays(first.year)
    places: dict[tuple[date, str], list[str]] = {(day, name): [] for day, name in national.items()}
    for territory, place in _PLACES.items():
        for day, name in holidays(first.year, territory).items():
            if day not in national:
                places.setdefault((day, name), []).append(place)
    return [
        {"day": day, "name": name, "places": where}
        for (day, name), where in sorted(places.items())
        if day.month == first.month
    ]
