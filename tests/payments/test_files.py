"""Names against the freeze list, and the characters of a bank's file: plain values."""

from datetime import date

import pytest

from backend.payments.rules.screening import NO_LIST, read_list
from backend.payments.sepa.text import plain

LIST = "name;aliases;date_of_birth;id\nDUPONT Jean-Marc;Le Comptable|Marco Duponte;1970-01-01;G-1\nÖztürk;;;G-2\n"


@pytest.mark.parametrize(
    ("name", "hits"),
    [
        ("Jean Marc Dupont", ("G-1",)),
        ("Dr Jean-Marc DUPONT, Paris", ("G-1",)),
        ("marco duponte", ("G-1",)),
        ("Jean Dupont", ("G-1",)),
        ("Dupont", ()),
        ("Ozturk", ("G-2",)),
        ("Cabinet Ozturk", ()),
        ("", ()),
    ],
)
def test_names_are_compared_by_their_words(name: str, hits: tuple[str, ...]) -> None:
    assert read_list(LIST.encode(), date(2026, 11, 1), 7).hits([name]) == hits


def test_a_list_grows_old() -> None:
    listed = read_list(LIST.encode(), date(2026, 11, 1), 7)
    assert [listed.warning(date(2026, 11, day)) for day in (8, 9)] == [None, "list_old"]
    assert NO_LIST.warning(date(2026, 11, 1)) == "list_absent"
    with pytest.raises(ValueError, match="neither"):
        read_list(b"a;b\n1;2\n", date(2026, 11, 1), 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Œuvre & Fils", "OEuvre + Fils"), ("//a//b/", "a/b"), ("été  €", "ete"), ("中", "."), ("abcdef", "abcde")],
)
def test_only_characters_that_every_bank_takes(text: str, expected: str) -> None:
    assert plain(text, 20 if text != "abcdef" else 5) == expected
