"""The first screen stays light, whatever is added to the others."""

from scripts.weight import BUDGET, first_load


def test_the_first_load_keeps_its_budget() -> None:
    found = first_load()
    heaviest = sorted(found["files"].items(), key=lambda one: -one[1])[:8]
    assert found["total"] <= BUDGET, heaviest
    assert found["fonts"] > 0
