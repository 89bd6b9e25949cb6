"""What a declaration must satisfy, and when two contents are the same. Plain values in, plain values out. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo

from backend.claims import errors
from backend.core.calendar import territory_of
from backend.deadlines.start import Start

_TRACKING = ("utm_", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_CLOCKS_DIFFER = timedelta(minutes=5)


def url_key(url: str | None, pointer: str = "/url") -> str | None:
    """The normalised address by which contents are compared; None without one.

    Scheme, `www.`, fragment, tracking parameters and the order of the others do not matter. Raises Refused
    `url_invalid` for anything but http(s).
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise errors.url_invalid(pointer) from None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host or any(character.isspace() for character in url.strip()):
        raise errors.url_invalid(pointer)
    own_port = "" if port in (None, *_DEFAULT_PORTS.values()) else f":{port}"
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING))
    query = f"?{urlencode(kept)}" if kept else ""
    shown = f"[{host}]" if ":" in host else re.sub(r"^(?:www\.)+(?=.)", "", host)
    return f"{shown}{own_port}{parts.path.rstrip('/')}{query}"


@dataclass(frozen=True, slots=True)
class Publication:
    """When a content was first published, as known: the earliest possible day rules (legal.md 2.3)."""

    earliest: date | None
    latest: date | None
    at: datetime | None
    source: str
    certainty: str


def publication(
    *,
    earliest: date | None,
    latest: date | None,
    at: datetime | None,
    source: str,
    certainty: str,
    postcode: str | None,
    now: datetime,
    pointer: str = "/published",
) -> Publication:
    """Check and complete a publication fact.

    With an instant, `earliest` is the earliest of its civil days in Paris, UTC and the insured's zone. Raises Refused
    `date_in_future`, `earliest_with_at`, `interval_reversed`, `date_out_of_range`.
    """
    if at is not None:
        if earliest is not None or latest is not None:
            raise errors.earliest_with_instant(f"{pointer}/at")
        if at > now:
            raise errors.date_in_future(f"{pointer}/at", at.date())
        first = Start.at(at, territory_of(postcode).zone).earliest
        return Publication(first, first, at, source, "exact")
    for name, day in (("earliest", earliest), ("latest", latest)):
        not_in_future(day, f"{pointer}/{name}", postcode, now)
    if earliest is None:
        return Publication(None, latest, None, source, "unknown")
    bounds = Start(earliest, latest or earliest)
    return Publication(bounds.earliest, bounds.latest, None, source, certainty)


def possible_day(day: date | None, pointer: str, postcode: str | None, now: datetime) -> None:
    """Raise Refused `date_in_future`, or `date_out_of_range` for a day that can only be a typing error."""
    not_in_future(day, pointer, postcode, now)
    if day is not None:
        Start.on(day)


def not_in_future(day: date | None, pointer: str, postcode: str | None, now: datetime) -> None:
    """Raise Refused `date_in_future` for a day that has begun neither in Paris nor where the insured lives."""
    zones = ("Europe/Paris", territory_of(postcode).zone)
    if day is not None and day > max(now.astimezone(ZoneInfo(zone)).date() for zone in zones):
        raise errors.date_in_future(pointer, day)


def not_after(instant: datetime, now: datetime, pointer: str) -> None:
    """Raise Refused `date_in_future` for an instant to come; a clock a little ahead of ours is forgiven."""
    if instant > now + _CLOCKS_DIFFER:
        raise errors.date_in_future(pointer, instant.date())


@dataclass(frozen=True, slots=True)
class Passage:
    """What two contents are compared by: where they stand, their words, the kind held for them."""

    content_id: str
    address: str | None
    excerpt: str | None
    kind: str | None

    @property
    def words(self) -> tuple[str, str] | None:
        """The same words at the same place have the same key; None without words."""
        text = " ".join((self.excerpt or "").casefold().split())
        return ((self.address or "").casefold(), text) if text else None


def held_as_both(passages: Iterable[Passage]) -> list[tuple[str, ...]]:
    """The contents whose same words are held as both insult and defamation: suing on both is void.

    Cass. ass. plén., 15 févr. 2013, n° 11-14.637.
    """
    same: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        if passage.words and passage.kind and passage.kind.startswith(("injure_", "diffamation_")):
            same.setdefault(passage.words, []).append(passage)
    return [
        tuple(one.content_id for one in group)
        for group in same.values()
        if len({(one.kind or "").partition("_")[0] for one in group}) > 1
    ]
