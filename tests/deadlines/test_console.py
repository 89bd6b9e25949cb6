"""`egide deadlines`: dates at the command line, without a database."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from backend import cli
from backend.core import embedded

EXAMPLES = Path(__file__).parent / "cases" / "deadline_examples.csv"
HEADER = EXAMPLES.read_text(encoding="utf-8").splitlines()[0]
GOOD = "injure_publique,PRESS_3M,75001,publication_en_ligne,2026-03-16,,2026-06-16,2026-06-15,,Plain case"


class Console:
    """Runs the command in this process; `code` is what the shell would see."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.monkeypatch, self.capsys, self.folder = monkeypatch, capsys, folder
        self.code: object = None

    def __call__(self, *arguments: str) -> str:
        """What goes to the standard output, or to the other one when the command fails."""
        self.monkeypatch.setattr("sys.argv", ["egide", "deadlines", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        self.code = left.value.code
        captured = self.capsys.readouterr()
        return captured.out or captured.err

    def check(self, *lines: str, options: tuple[str, ...] = (), encoding: str = "utf-8") -> str:
        """The verdict on a file of these lines."""
        path = self.folder / "examples.csv"
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return self("check", str(path), *options)


@pytest.fixture
def egide(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Console:
    def no_database(*_: object) -> None:
        raise AssertionError("the legal clock needs no database")

    monkeypatch.setattr(embedded, "database", no_database)
    return Console(monkeypatch, capsys, tmp_path)


def test_the_examples_of_the_reference_all_pass(egide: Console) -> None:
    assert egide("check", str(EXAMPLES)) == "62 passed, 0 failed\n"
    assert egide.code == 0


def test_each_differing_cell_is_told_with_its_line(egide: Console) -> None:
    wrong = GOOD.replace("2026-06-16,2026-06-15,", "2026-06-17,2026-06-15,2026-06-18")
    assert egide.check(HEADER, GOOD, "", wrong).splitlines() == [
        "ligne 4, expected_last_day : attendu 2026-06-17, obtenu 2026-06-16",
        "ligne 4, escalate_from : attendu 2026-06-18, obtenu aucune date",
        "1 passed, 1 failed",
    ]
    assert egide.code == 1


def test_labels_are_not_validated_and_an_empty_cell_is_not_compared(egide: Console) -> None:
    rows = [
        "n’importe quoi,PRESS_3M,,quelque chose,2026-03-16,,,,,",
        'x,RGPD_1M,75001,y,2026-01-31,,2026-03-02,,,"deux\r\nlignes, et une virgule"',
        "x,PRESS_3M,75001,y,2026-03-02, assignation@2026-05-20 ; conclusions_demandeur@2026-08-25;,2026-08-20,,,",
    ]
    assert egide.check(HEADER, *rows, encoding="utf-8-sig") == "3 passed, 0 failed\n"


@pytest.mark.parametrize(
    ("row", "column", "given"),
    [
        ("k,PRESS_9M,75001,s,2026-03-16,,2026-06-16,,,", "regime", "PRESS_9M"),
        ("k,,75001,s,2026-03-16,,2026-06-16,,,", "regime", ""),
        ("k,PRESS_3M,75001,s,16/03/2026,,2026-06-16,,,", "start_date", "16/03/2026"),
        ("k,PRESS_3M,75001,s,2026-02-30,,2026-06-16,,,", "start_date", "2026-02-30"),
        ("k,PRESS_3M,75001,s,20260316,,2026-06-16,,,", "start_date", "20260316"),
        ("k,PRESS_3M,75001,s,,,2026-06-16,,,", "start_date", ""),
        ("k,PRESS_3M,75001,s,0026-03-16,,,,,", "start_date", "0026-03-16"),
        ("k,PRESS_3M,75001,s,9999-12-31,,,,,", "start_date", "9999-12-31"),
        ("k,PRESS_3M,75001,s,2026-03-16,courriel@2026-04-01,,,,", "interrupting_acts", "courriel@2026-04-01"),
        ("k,PRESS_3M,75001,s,2026-03-16,assignation,,,,", "interrupting_acts", "assignation"),
        ("k,PRESS_3M,75001,s,2026-03-16,assignation@demain,,,,", "interrupting_acts", "assignation@demain"),
        ("k,PRESS_3M,75001,s,2026-03-16,,hier,,,", "expected_last_day", "hier"),
        ("k,PRESS_3M,75001,s,2026-03-16,,,,un jour,", "escalate_from", "un jour"),
        ("k,PRESS_3M,75001,s,2026-03-16", "", "5"),
        ("k,PRESS_3M,75001,s,2026-03-16,,,,,note, deux", "", "11"),
        ('k,PRESS_3M,75001,s,2026-03-16,,,,,"note" en plus', "", "0"),
    ],
)
def test_an_unreadable_row_fails_and_the_next_ones_are_read(egide: Console, row: str, column: str, given: str) -> None:
    told: dict[str, Any] = json.loads(egide.check(HEADER, row, GOOD, options=("--json",)))
    assert (told["passed"], told["failed"], egide.code) == (1, 1, 1)
    (difference,) = told["differences"]
    assert (difference["line"], difference["column"], difference["got"]) == (2, column, given)
    assert difference["reason"]


def test_a_quote_left_open_never_swallows_the_rows_after_it_in_silence(egide: Console) -> None:
    told = egide.check(HEADER, GOOD, GOOD, f'"{GOOD}', GOOD)
    assert told.splitlines()[-1] == "2 passed, 1 failed"
    assert told.startswith("ligne 4 : illisible")


@pytest.mark.parametrize(
    "content",
    [b"", b"regime,start_date\n", HEADER.replace(",", ";").encode(), HEADER.encode() + b"\n\xff\xfe", b'"'],
)
def test_a_file_that_is_no_file_of_examples_is_wrong_input(egide: Console, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    assert "fichier" in egide("check", str(path))
    assert egide.code == 2


def test_a_missing_file_is_wrong_input(egide: Console, tmp_path: Path) -> None:
    assert "n’existe pas" in egide("check", str(tmp_path / "none.csv"))
    assert egide.code == 2
    egide("check", str(tmp_path))
    assert egide.code == 2


def test_compute_prints_each_clock_and_its_paragraph(egide: Console) -> None:
    told = egide("compute", "--kind", "denigrement", "--start", "2026-03-02", "--postcode", "75001")
    assert egide.code == 0
    civil, press = told.split("\n\n")
    assert civil.startswith("CIVIL_5Y — prescription de l’action civile (5 ans)\n")
    assert press.startswith("PRESS_3M — prescription de l’action en injure ou en diffamation (3 mois, délai de précau")
    assert "  Jour prudent  lundi 01/06/2026\n  Dernier jour  mardi 02/06/2026\n" in press
    assert "article 65 de la loi du 29 juillet 1881" in press
    assert max(map(len, told.splitlines())) <= 120


def test_regime_restricts_and_stands_alone(egide: Console) -> None:
    restricted = egide("compute", "--kind", "denigrement", "--regime", "PRESS_3M", "--start", "2026-03-02")
    assert restricted.startswith("PRESS_3M")
    assert "CIVIL_5Y" not in restricted
    alone = egide("compute", "--regime", "RGPD_1M", "--start", "2026-01-31", "--postcode", "75001", "--json")
    (clock,) = json.loads(alone)["clocks"]
    assert (clock["last_day"], clock["escalate_from"]) == ("2026-03-02", "2026-03-03")


def test_compute_takes_acts_the_court_and_any_start(egide: Console) -> None:
    def press(*arguments: str) -> dict[str, Any]:
        clock: dict[str, Any] = json.loads(egide("compute", *arguments, "--json"))["clocks"][-1]
        return clock

    acts = ("--act", "assignation@2026-05-20", "--act", "conclusions_demandeur@2026-08-25")
    broken = press("--start", "2026-03-02", *acts)
    assert (broken["last_day"], broken["broken"]) == ("2026-08-20", True)
    court = press("--start", "2026-01-05", "--postcode", "75001", "--court-postcode", "67000")
    assert court["prudent_day"] == "2026-04-02"
    assert press("--start", "2026-03-01T01:30+04:00", "--postcode", "97400")["start_on"] == "2026-02-28"
    assert press("--start", "2026-02-20..2026-03-20")["last_day"] == "2026-05-20"
    assert press("--start", "..2026-04-20")["not_later_than"] == "2026-07-20"
    assert press("--start", "2026-03-02", "--abroad")["prudent_day"] == "2026-04-30"
    private = press("--start", "2026-03-02", "--kind", "menaces", "--private")
    assert private["rule"] == "PENAL_6Y"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--start", "16/03/2026"),
        ("--start", "2026-03-16..2026-03-15"),
        ("--start", "2026-03-16.."),
        ("--start", "2026-07-15T00:02"),
        ("--start", "1026-03-16"),
        ("--start", "2026-03-16", "--act", "assignation"),
        ("--start", "2026-03-16", "--act", "courriel@2026-04-01"),
        ("--start", "2026-03-16", "--kind", "mechancete"),
        ("--start", "2026-03-16", "--kind", "denigrement", "--regime", "RGPD_1M"),
        ("--kind", "denigrement"),
    ],
)
def test_wrong_input_is_code_two_and_a_sentence(egide: Console, arguments: tuple[str, ...]) -> None:
    assert egide("compute", *arguments)
    assert egide.code == 2


def test_the_json_of_check_holds_the_same_facts(egide: Console) -> None:
    rows = list(csv.reader([GOOD.replace("2026-06-16", "2026-06-17")]))
    told = json.loads(egide.check(HEADER, *(",".join(row) for row in rows), options=("--json",)))
    assert told == {
        "passed": 0,
        "failed": 1,
        "differences": [
            {
                "line": 2,
                "column": "expected_last_day",
                "expected": "2026-06-17",
                "got": "2026-06-16",
                "reason": None,
            }
        ],
    }
