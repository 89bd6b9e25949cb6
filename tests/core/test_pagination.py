"""Cursors: read back as they were written, anything else refused."""

import base64
import json
from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.core.pagination import decode_cursor, encode_cursor, read_cursor


@given(day=st.dates(), row=st.uuids())
def test_a_cursor_is_read_back(day: date, row: UUID) -> None:
    assert read_cursor(encode_cursor(day, row), date.fromisoformat, UUID) == [day, row]


@given(at=st.datetimes(), row=st.uuids())
def test_an_instant_too(at: datetime, row: UUID) -> None:
    assert read_cursor(encode_cursor(at, row), datetime.fromisoformat, UUID) == [at, row]


def test_no_cursor_is_the_first_page() -> None:
    assert read_cursor(None, date.fromisoformat, UUID) is None
    assert decode_cursor(encode_cursor(None, 3), 2) == [None, "3"]


def _made_up(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "é",
        "////",
        _made_up(["a", "b"]),
        _made_up(["2026-01-01"]),
        _made_up({"a": 1}),
        _made_up(None),
        _made_up(["2026-01-01", None]),
        _made_up([None, str(UUID(int=1))]),
    ],
)
def test_anything_else_is_refused(cursor: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_cursor(cursor, date.fromisoformat, UUID)
    assert refusal.value.code == "cursor_invalid"
