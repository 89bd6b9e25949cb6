"""`run.py`: everything in order, one Ctrl-C ends all of it, and a part that dies is named."""

import signal
import socket
import subprocess

import pytest

from tests.scripts.conftest import Project


def read_until(process: subprocess.Popen[str], text: str) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if text in line:
            return said
    raise AssertionError(said)


def ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_every_child_and_is_no_failure(installed: Project, number: signal.Signals) -> None:
    with installed.start("run.py", preexec_fn=ignore_interrupts) as process:  # as `nohup` or a script's `&` do
        said = read_until(process, "Ctrl-C arrête tout.")
        process.send_signal(number)
        process.communicate(timeout=120)
    assert process.returncode == 0
    assert installed.asked()[:2] == ["egide migrate", "egide demo --if-empty"]
    assert set(installed.asked()[2:]) == {"egide serve", "egide worker", "ended serve", "ended worker"}
    assert f"http://127.0.0.1:{installed.port}" in said
    assert "claire.gestionnaire@egide.example.org" in said
    assert said.startswith("Base PostgreSQL embarquée : pour essayer et tester.")


@pytest.mark.parametrize("name", ["serve", "worker"])
def test_a_child_that_dies_is_named_and_the_rest_is_ended(installed: Project, name: str) -> None:
    installed.variables["DIES"] = name
    code, said = installed.run("run.py")
    assert code == 3
    assert f"« egide {name} » s’est arrêté (code 7)" in said
    assert any(line.startswith("-c from backend.core import embedded") for line in installed.asked())


def test_a_migration_that_fails_starts_nothing(installed: Project) -> None:
    installed.variables["DIES"] = "migrate"
    code, said = installed.run("run.py")
    assert code == 7
    assert "« egide migrate » a échoué" in said
    assert not any(line.startswith(("egide demo", "egide serve")) for line in installed.asked())


def test_a_busy_port_is_said_before_anything_starts(project: Project) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", project.port))
        busy.listen()
        code, said = project.run("run.py")
    assert code == 3
    assert "EGIDE_PORT=" in said
    assert project.asked() == []


def test_a_port_that_is_no_number_is_wrong_usage(project: Project) -> None:
    project.variables["EGIDE_PORT"] = "abc"
    code, said = project.run("run.py")
    assert code == 2
    assert "EGIDE_PORT" in said
