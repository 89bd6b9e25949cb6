"""What the machine decides: addresses, folders, ports. Read once from the EGIDE_* variables."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

_PROJECT = Path(__file__).resolve().parents[2]
_DATABASE_SCHEMES = {"postgresql", "postgres", "postgresql+psycopg"}
_SMTP_SCHEMES = {"smtp", "smtps"}
_HINTS = {
    "database_url": "postgresql://utilisateur:mot-de-passe@serveur:5432/egide",
    "data_dir": "un dossier, par exemple /srv/egide",
    "host": "une adresse, par exemple 127.0.0.1",
    "port": "un nombre entre 1 et 65535, par exemple 8000",
    "smtp_url": "smtp://utilisateur:mot-de-passe@serveur:587?starttls=1 ou smtps://serveur:465",
    "team_email": "une adresse, par exemple sinistres@egide.example.org",
    "mail_from": "une adresse, par exemple ne-pas-repondre@egide.example.org",
    "public_url": "https://egide.example.org",
    "log_level": "DEBUG, INFO, WARNING ou ERROR",
    "pool_size": "un nombre entre 1 et 50, par exemple 5",
    "accounts": "un fichier YAML ou JSON, par exemple /srv/egide/comptes.yaml",
    "freeze_list": "le fichier du registre des gels des avoirs, par exemple /srv/egide/gels-2026-11-20.csv",
    "freeze_list_days": "un nombre de jours entre 1 et 90, par exemple 7",
    "bank_acceptance_settles": "true si la banque n’envoie rien après l’acceptation d’un virement, sinon false",
    "pg_bin": "le dossier qui contient initdb et pg_ctl, par exemple /usr/lib/postgresql/18/bin",
}


class ConfigurationError(Exception):
    """A variable holds a value that Égide can't use; the text says which one and what to write."""


def default_data_dir() -> Path:
    """`var` beside the source tree; a copy installed without its tree must not write among the installed packages."""
    if (_PROJECT / "pyproject.toml").is_file():
        return _PROJECT / "var"
    return Path.home() / ".local" / "share" / "egide"


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # urlsplit checks the port only when it is read
    except ValueError:
        raise PydanticCustomError("url", "l’adresse est illisible") from None
    return parts


def _database_url(url: str) -> str:
    if _split(url).scheme not in _DATABASE_SCHEMES:
        raise PydanticCustomError("url", "seule une adresse PostgreSQL est acceptée")
    return url


def _smtp_url(url: str) -> str:
    parts = _split(url)
    if parts.scheme not in _SMTP_SCHEMES or not parts.hostname:
        raise PydanticCustomError("url", "l’adresse doit commencer par smtp:// ou smtps:// et nommer un serveur")
    return url


def _public_url(url: str) -> str:
    parts = _split(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise PydanticCustomError("url", "l’adresse doit commencer par http:// ou https://")
    return url.rstrip("/")


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _default_public_url(data: dict[str, Any]) -> str:
    host = f"[{data['host']}]" if ":" in data["host"] else data["host"]
    return f"http://{host}:{data['port']}"


_Mail = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
_Folder = Annotated[Path, AfterValidator(_absolute)]


class Settings(BaseSettings):
    """Every setting, with a default that suits a trial on one machine. Addresses with passwords stay out of repr()."""

    model_config = SettingsConfigDict(
        env_prefix="EGIDE_", frozen=True, env_ignore_empty=True, hide_input_in_errors=True, extra="ignore"
    )

    database_url: Annotated[str, AfterValidator(_database_url)] | None = Field(default=None, repr=False)
    data_dir: _Folder = Field(default_factory=default_data_dir)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    smtp_url: Annotated[str, AfterValidator(_smtp_url)] | None = Field(default=None, repr=False)
    team_email: _Mail = "sinistres@egide.example.org"
    mail_from: _Mail = "ne-pas-repondre@egide.example.org"
    public_url: Annotated[str, AfterValidator(_public_url)] = Field(default_factory=_default_public_url)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    pool_size: int = Field(default=5, ge=1, le=50)
    accounts: _Folder | None = None
    pg_bin: _Folder | None = None
    freeze_list: _Folder | None = None
    freeze_list_days: int = Field(default=7, ge=1, le=90)
    bank_acceptance_settles: bool = True

    @property
    def sqlalchemy_url(self) -> str | None:
        """`database_url` as SQLAlchemy wants it (psycopg 3), None when the embedded server is to be used."""
        if self.database_url is None:
            return None
        return "postgresql+psycopg://" + self.database_url.split("://", 1)[1]

    @property
    def mailbox_dir(self) -> Path:
        """Where mails land when no SMTP server is set."""
        return self.data_dir / "mailbox"

    @property
    def files_dir(self) -> Path:
        """Reports and documents."""
        return self.data_dir / "files"

    @property
    def logs_dir(self) -> Path:
        """Logs of the application and of the embedded PostgreSQL."""
        return self.data_dir / "logs"


def load_settings() -> Settings:
    """Read the environment. Raises ConfigurationError, in French and without the values (they may be secrets)."""
    try:
        return Settings()
    except ValidationError as error:
        text = "\n".join(_explanations(error.errors(include_input=False, include_url=False)))
    raise ConfigurationError(text)


def _explanations(errors: Iterable[ErrorDetails]) -> Iterable[str]:
    for error in errors:
        name = str(error["loc"][0])
        if error["type"] == "default_factory_not_called":  # only follows from another bad value
            continue
        reason = error["msg"] if error["type"] == "url" else "la valeur n’est pas acceptée"
        yield f"La variable EGIDE_{name.upper()} est mal remplie : {reason}. Écrivez {_HINTS[name]}."
