"""The EGIDE_* variables: what they become, and what a bad one says."""

from pathlib import Path

import pytest

from backend.core.settings import ConfigurationError, Settings, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"EGIDE_{name.upper()}", raising=False)


def test_defaults_suit_a_trial_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.data_dir == Path(__file__).resolve().parents[2] / "var"
    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.database_url is None
    assert settings.sqlalchemy_url is None
    assert settings.mailbox_dir == settings.data_dir / "mailbox"
    assert settings.files_dir == settings.data_dir / "files"
    assert settings.logs_dir == settings.data_dir / "logs"


def test_empty_variables_are_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGIDE_DATABASE_URL", "")
    monkeypatch.setenv("EGIDE_SMTP_URL", "")
    assert load_settings().database_url is None
    assert load_settings().smtp_url is None


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_becomes_psycopg(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGIDE_DATABASE_URL", f"{scheme}://a:b@db:5433/egide?sslmode=require")
    assert load_settings().sqlalchemy_url == "postgresql+psycopg://a:b@db:5433/egide?sslmode=require"


def test_a_relative_data_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EGIDE_DATA_DIR", "ici")
    assert load_settings().data_dir == tmp_path / "ici"


def test_the_public_address_follows_host_and_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGIDE_HOST", "::1")
    monkeypatch.setenv("EGIDE_PORT", "9000")
    assert load_settings().public_url == "http://[::1]:9000"


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("DATABASE_URL", "mysql://egide:s3cret@db/egide", "postgresql://"),
        ("DATABASE_URL", "postgresql://egide:s3cret@db:port/egide", "illisible"),
        ("PORT", "abc", "entre 1 et 65535"),
        ("PORT", "70000", "entre 1 et 65535"),
        ("SMTP_URL", "http://a:s3cret@mail", "smtp://"),
        ("SMTP_URL", "smtp://", "nommer un serveur"),
        ("TEAM_EMAIL", "personne", "sinistres@egide.example.org"),
        ("PUBLIC_URL", "egide.example.org", "https://"),
        ("LOG_LEVEL", "LOUD", "WARNING"),
        ("POOL_SIZE", "0", "entre 1 et 50"),
    ],
)
def test_a_bad_value_names_its_variable_and_never_shows_it(
    name: str, value: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"EGIDE_{name}", value)
    with pytest.raises(ConfigurationError) as caught:
        load_settings()
    assert str(caught.value).startswith(f"La variable EGIDE_{name} est mal remplie")
    assert str(caught.value).count("\n") == 0
    assert hint in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_passwords_stay_out_of_what_is_printed() -> None:
    settings = Settings(database_url="postgresql://a:s3cret@db/x", smtp_url="smtp://a:s3cret@mail")
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in str(settings)
