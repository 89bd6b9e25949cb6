"""Addresses compared, publication facts completed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.rules import Publication, possible_day, publication, url_key
from backend.core.errors import Refused

NOW = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
ADDRESS = "https://www.maps.example.org/reviews/1?b=2&a=1"


def pointer_of(refusal: Refused) -> str:
    """Where the body is wrong."""
    errors: Any = refusal.facts["errors"]
    return str(errors[0]["pointer"])


@pytest.mark.parametrize(
    "same",
    [
        "http://maps.example.org/reviews/1?a=1&b=2",
        "HTTPS://MAPS.example.org:443/reviews/1/?a=1&b=2#avis",
        "  https://www.maps.example.org/reviews/1?a=1&b=2&utm_source=mail&gclid=x ",
        "http://maps.example.org:80/reviews/1?a=1&b=2",
    ],
)
def test_the_same_page_has_one_key(same: str) -> None:
    assert url_key(same) == url_key(ADDRESS) == "maps.example.org/reviews/1?a=1&b=2"


@pytest.mark.parametrize(
    "other",
    [
        "https://maps.example.org/reviews/2?a=1&b=2",
        "https://maps.example.org/Reviews/1?a=1&b=2",
        "https://maps.example.org/reviews/1?a=1",
        "https://maps.example.org:8443/reviews/1?a=1&b=2",
        "https://example.org/reviews/1?a=1&b=2",
    ],
)
def test_another_page_has_another_key(other: str) -> None:
    assert url_key(other) != url_key(ADDRESS)


@pytest.mark.parametrize(
    "bad", ["", "example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https://a b.org", "http://[::1"]
)
def test_what_no_browser_opens_is_refused(bad: str) -> None:
    with pytest.raises(Refused) as refusal:
        url_key(bad, "/contents/0/url")
    assert refusal.value.code == "url_invalid"
    assert pointer_of(refusal.value) == "/contents/0/url"


def test_no_address_has_no_key() -> None:
    assert url_key(None) is None


HOSTS = st.from_regex(r"(www\.){0,3}[a-z][a-z0-9]{0,8}(\.[a-z]{2,5}){0,2}(:(80|443|8080))?", fullmatch=True)
PATHS = st.from_regex(r"(/[A-Za-z0-9%._~;@!-]{0,6}){0,4}", fullmatch=True)
QUERIES = st.lists(st.tuples(st.text(min_size=1, max_size=5), st.text(max_size=5)), max_size=4)


@given(scheme=st.sampled_from(["http", "https"]), host=HOSTS, path=PATHS, query=QUERIES)
def test_a_key_is_its_own_key(scheme: str, host: str, path: str, query: list[tuple[str, str]]) -> None:
    key = url_key(f"{scheme}://{host}{path}?{urlencode(query, errors='replace')}")
    assert key is not None
    assert url_key(f"https://{key}") == key


def _publication(**facts: Any) -> Publication:
    told: dict[str, Any] = {
        "earliest": None,
        "latest": None,
        "at": None,
        "source": "page",
        "certainty": "exact",
        "postcode": "75011",
    }
    return publication(**{**told, "now": NOW, **facts})


@pytest.mark.parametrize(
    ("told", "earliest", "latest", "certainty"),
    [
        ({}, None, None, "unknown"),
        ({"latest": date(2026, 11, 3)}, None, date(2026, 11, 3), "unknown"),
        ({"earliest": date(2026, 11, 2)}, date(2026, 11, 2), date(2026, 11, 2), "exact"),
        (
            {"earliest": date(2026, 11, 2), "latest": date(2026, 11, 5), "certainty": "about"},
            date(2026, 11, 2),
            date(2026, 11, 5),
            "about",
        ),
        # 23:30 UTC is already the next day in Paris: the earliest of the civil days rules.
        ({"at": datetime(2026, 11, 2, 23, 30, tzinfo=UTC)}, date(2026, 11, 2), date(2026, 11, 2), "exact"),
        # 02:00 UTC is still the day before in Martinique.
        (
            {"at": datetime(2026, 11, 3, 2, 0, tzinfo=UTC), "postcode": "97200"},
            date(2026, 11, 2),
            date(2026, 11, 2),
            "exact",
        ),
    ],
)
def test_what_is_known_of_a_publication(
    told: dict[str, Any], earliest: date | None, latest: date | None, certainty: str
) -> None:
    found = _publication(**told)
    assert (found.earliest, found.latest, found.certainty) == (earliest, latest, certainty)


@pytest.mark.parametrize(
    ("told", "code", "pointer"),
    [
        ({"earliest": date(2026, 11, 21)}, "date_in_future", "/published/earliest"),
        ({"latest": date(2026, 12, 1)}, "date_in_future", "/published/latest"),
        ({"at": NOW + timedelta(seconds=1)}, "date_in_future", "/published/at"),
        ({"at": NOW, "earliest": date(2026, 11, 1)}, "earliest_with_at", "/published/at"),
        ({"earliest": date(2026, 11, 3), "latest": date(2026, 11, 2)}, "interval_reversed", None),
        ({"earliest": date(1066, 10, 14)}, "date_out_of_range", None),
    ],
)
def test_impossible_publications_are_refused(told: dict[str, Any], code: str, pointer: str | None) -> None:
    with pytest.raises(Refused) as refusal:
        _publication(**told)
    assert refusal.value.code == code
    if pointer:
        assert pointer_of(refusal.value) == pointer


def test_tomorrow_in_paris_is_today_in_noumea() -> None:
    tomorrow = date(2026, 11, 21)
    possible_day(tomorrow, "/discovered_on", "98800", NOW)
    with pytest.raises(Refused):
        possible_day(tomorrow, "/discovered_on", "75011", NOW)
