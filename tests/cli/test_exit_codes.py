"""Exit codes: 1 a check found differences, 2 wrong usage or input, 3 not available; always with a sentence."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

NOWHERE = "postgresql://egide:mot-de-passe-secret@127.0.0.1:1/egide"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EGIDE_PORT", "huit mille"),
        ("EGIDE_PORT", "70000"),
        ("EGIDE_DATABASE_URL", "mysql://serveur/egide"),
        ("EGIDE_LOG_LEVEL", "BAVARD"),
        ("EGIDE_SMTP_URL", "serveur:25"),
        ("EGIDE_TEAM_EMAIL", "equipe"),
    ],
)
@pytest.mark.parametrize("command", ["verify", "serve"])
def test_a_bad_setting_is_named(shell: Shell, command: str, name: str, value: str) -> None:
    sentence = shell.refused(2, command, **{name: value})
    assert f"La variable {name} est mal remplie" in sentence
    assert value not in sentence
    assert not shell.data_dir.exists()


def test_a_database_that_does_not_answer(shell: Shell) -> None:
    for command in (["verify", "--json"], ["migrate"], ["serve"], ["worker"], ["api-token", "x", "--role", "handler"]):
        sentence = shell.refused(3, *command, EGIDE_DATABASE_URL=NOWHERE)
        assert "ne répond pas" in sentence
        assert "127.0.0.1:1/egide" in sentence
        assert "secret" not in sentence


def test_a_data_folder_that_can_not_be_made(shell: Shell) -> None:
    (shell.folder / "fichier").write_text("")
    sentence = shell.refused(3, "verify", EGIDE_DATABASE_URL="", EGIDE_DATA_DIR="fichier/var")
    assert "EGIDE_DATA_DIR" in sentence


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "octobre", "2999-01", ""])
def test_a_bad_month(shell: Shell, month: str) -> None:
    assert "Écrivez-le ainsi : 2026-10" in shell.refused(2, "report", month, "--json")
    assert not shell.data_dir.exists()


def test_wrong_usage(shell: Shell) -> None:
    for arguments in (["nettoyer"], ["report"], ["api-token", "x", "--role", "roi"], ["demo", "--policies", "0"]):
        assert shell.refused(2, *arguments)
    for arguments in (
        ["import-policies", "f.csv", "--as-of", "01/11/2026"],
        ["api-token", "x", "--role=admin", "--days=0"],
    ):
        assert shell.refused(2, *arguments)


def test_a_report_that_can_not_be_written(shell: Shell) -> None:
    (shell.folder / "fichier").write_text("")
    sentence = shell.refused(2, "report", "2024-02", "--json", "-o", "fichier")
    assert sentence.startswith(f"Impossible d’écrire dans {shell.folder / 'fichier'}")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "La première ligne n’est pas l’en-tête attendu"),
        (b"\n\n", "La première ligne n’est pas l’en-tête attendu"),
        (b"numero;nom\n1;LUCAS\n", "Colonnes manquantes : "),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "n’est pas un texte lisible"),
        (b"PK\x03\x04" + bytes(range(256)) * 4, "n’est pas un texte lisible"),
        ("numero_contrat;formule\n".encode("utf-16"), "n’est pas un texte lisible"),
    ],
)
def test_a_file_that_is_no_portfolio(shell: Shell, content: bytes, words: str) -> None:
    (shell.folder / "essai.csv").write_bytes(content)
    assert words in shell.refused(2, "import-policies", "essai.csv", "--json")
    assert shell.told("verify")["ok"]


def test_a_file_that_is_not_there(shell: Shell) -> None:
    for name in ("absent.csv", "."):
        sentence = shell.refused(2, "import-policies", name, "--json")
        assert sentence == f"Le fichier {Path(name)} n’existe pas ou n’est pas lisible.\n"
    assert not shell.data_dir.exists()


def test_a_second_account_or_a_short_password_is_refused(shell: Shell) -> None:
    account = ("create-user", "lea@example.org", "--name", "Léa", "--role", "admin", "--json")
    assert "mot de passe" in shell.refused(2, *account, EGIDE_NEW_PASSWORD="court").lower()
    shell.told(*account[:-1], EGIDE_NEW_PASSWORD="une-phrase-assez-longue")
    assert shell.refused(2, *account, EGIDE_NEW_PASSWORD="une-phrase-assez-longue")


def test_a_demo_over_real_data_is_refused(shell: Shell) -> None:
    account = ("create-user", "lea@example.org", "--name", "Léa", "--role", "admin")
    shell.told(*account, EGIDE_NEW_PASSWORD="une-phrase-assez-longue")
    assert "base vide" in shell.refused(2, "demo", "--json")


def test_the_schema_of_an_older_version_asks_for_a_migration(shell: Shell) -> None:
    shell.execute("UPDATE alembic_version SET version_num = '0001'")
    for command in (["verify", "--json"], ["serve"], ["worker"], ["report", "2024-02"]):
        assert "egide migrate" in shell.refused(3, *command)


def test_a_broken_promise_is_found_and_named(shell: Shell) -> None:
    person, policy, period, terms = (f"00000000-0000-7000-8000-00000000000{digit}" for digit in range(4))
    shell.execute(
        "SET session_replication_role = replica",
        f"""INSERT INTO coverage_period (id, policy_id, insured_id, terms_id, guarantee, starts_on, ends_on,
                                         events_limit, events_used, created_at)
            VALUES ('{period}', '{policy}', '{person}', '{terms}', 'e_reputation', '2026-01-01', '2027-01-01',
                    2, 2, now())""",
    )
    found = shell.told("verify", code=1)
    assert found["ok"] is False
    assert {code for code, broken in found["broken"].items() if broken} == {"I3b"}
    assert found["broken"]["I3b"] == [period]
    code, text, _ = shell.egide("verify")
    assert code == 1
    assert "ROMPU  I3b" in text
    assert "tenu   I1 " in text
