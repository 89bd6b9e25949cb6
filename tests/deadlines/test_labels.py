"""People read the name of a delay, never its code."""

from pathlib import Path

from backend.deadlines import catalogue

PAGES = Path(__file__).parents[2] / "frontend" / "src"


def test_every_rule_has_a_name_on_the_pages() -> None:
    labels = (PAGES / "format.js").read_text(encoding="utf-8")
    assert [code for code in catalogue.rule_codes() if f"  {code}: " not in labels] == []
