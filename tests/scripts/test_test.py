"""`test.py`: every fast step, then the tests, and a failure that can't be missed."""

import pytest

from tests.scripts.conftest import Project

pytestmark = pytest.mark.usefixtures("packages_of_the_ui")


def steps(project: Project) -> list[str]:
    return [line for line in project.asked() if " pip " not in line]


def test_fast_runs_the_fast_steps_only(project: Project) -> None:
    code, said = project.run("test.py", "--fast")
    assert code == 0, said
    ruff, form, types, imports, house, *ui = steps(project)
    assert ui == ["scripts/ui.py client-check", "scripts/ui.py check"]
    assert (ruff, form, types) == ("-m ruff check", "-m ruff format --check", "-m mypy")
    assert imports.endswith("lint-imports")
    assert house.endswith("tests/test_architecture.py")
    assert "Tout est bon." in said


def test_one_fault_does_not_hide_the_others_and_spares_the_tests(project: Project) -> None:
    project.variables["WRONG"] = "ruff check"
    code, said = project.run("test.py")
    assert code == 1
    assert len(steps(project)) == 7
    assert "Échec : Style (ruff check)." in said


def test_the_whole_run_ends_with_the_tests_and_hands_options_on(project: Project) -> None:
    code, said = project.run("test.py", "--", "-k", "money")
    assert code == 0, said
    assert steps(project)[7:9] == ["scripts/ui.py test", "scripts/ui.py build"]
    suite = steps(project)[9]
    assert suite.startswith("-m pytest -q -n 2 --dist loadgroup --cov")
    assert suite.endswith("-k money")
    compared = [line for line in steps(project)[10:] if "-m both_servers" in line]
    assert bool(compared) != ("NE SONT PAS COMPARÉS" in said)


def test_failing_tests_fail_the_command(project: Project) -> None:
    project.variables["WRONG"] = "--cov"
    assert project.run("test.py")[0] == 1


def test_without_a_browser_it_is_said_loudly(project: Project) -> None:
    project.variables["PATH"] = str(project.folder / ".venv" / "bin")
    _, said = project.run("test.py")
    assert "!!! PAS DE CHROMIUM ICI" in said


def test_a_browser_that_is_given_is_used(project: Project) -> None:
    project.variables |= {"PATH": str(project.folder / ".venv" / "bin"), "EGIDE_CHROMIUM": "/opt/chromium"}
    assert "CHROMIUM" not in project.run("test.py")[1]
