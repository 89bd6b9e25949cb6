"""Trying again, as properties."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.correspondence.rules import FIRST_PAUSE, LONGEST_PAUSE, next_attempt

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
JITTER = st.floats(min_value=0, max_value=1, exclude_max=True)
ATTEMPTS = st.integers(min_value=1, max_value=100_000)


@given(ATTEMPTS, JITTER)
def test_the_pause_grows_and_stays_within_an_hour(attempts: int, jitter: float) -> None:
    again = next_attempt(attempts, now=NOW, give_up_at=None, jitter=jitter)
    assert again is not None
    assert FIRST_PAUSE / 2 <= again - NOW <= LONGEST_PAUSE
    later = next_attempt(attempts + 1, now=NOW, give_up_at=None, jitter=jitter)
    assert later is not None
    assert later >= again


@given(ATTEMPTS, JITTER, st.integers(min_value=1, max_value=10_000))
def test_the_last_try_is_at_the_limit_and_none_after(attempts: int, jitter: float, seconds: int) -> None:
    limit = NOW + timedelta(seconds=seconds)
    again = next_attempt(attempts, now=NOW, give_up_at=limit, jitter=jitter)
    assert again is not None
    assert NOW < again <= limit
    assert next_attempt(attempts, now=limit, give_up_at=limit, jitter=jitter) is None


def test_without_jitter_the_pauses_double() -> None:
    pauses = [next_attempt(n, now=NOW, give_up_at=None, jitter=0) for n in (1, 2, 3, 7, 8)]
    assert [(again - NOW).total_seconds() for again in pauses if again] == [30, 60, 120, 1920, 3600]
