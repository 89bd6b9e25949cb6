"""People read the name of a delay, never its code."""

import re
from pathlib import Path

import pytest

from backend.deadlines import catalogue

LABELS = Path(__file__).parents[2] / "frontend" / "src" / "locales"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_has_a_name_on_the_screens(language: str) -> None:
    texts = (LABELS / f"labels.{language}.ts").read_text(encoding="utf-8")
    named = set(re.findall(r"\b([A-Z][A-Z0-9_]+): \"", texts))
    assert set(catalogue.rule_codes()) - named == set()
