"""The schema's version: bring a database to the newest, or say whether it is there."""

from collections.abc import Callable
from functools import lru_cache

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from backend.core.db import rows
from backend.core.paths import part

_MIGRATIONS = part("migrations")


def upgrade(url: str) -> None:
    """Apply every missing revision, in one transaction; nothing to do is fine."""
    _migrate(url, lambda config: command.upgrade(config, "head"))


def downgrade(url: str, revision: str) -> None:
    """Go back to `revision` (`base`, `0001`)."""
    _migrate(url, lambda config: command.downgrade(config, revision))


def _migrate(url: str, step: Callable[[Config], None]) -> None:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            config = _config()
            config.attributes["connection"] = connection
            step(config)
    finally:
        engine.dispose()


@lru_cache
def head() -> str:
    """The newest revision that this program knows."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None
    return newest


def is_empty(url: str) -> bool:
    """Whether nobody has ever migrated this database."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.scalar(text("SELECT to_regclass('alembic_version')")) is None
    finally:
        engine.dispose()


def is_at_head(session: Session) -> bool:
    """Whether the database has exactly the schema of this program."""
    found = rows(session, "SELECT to_regclass('alembic_version') IS NOT NULL AS known")
    if not found[0]["known"]:
        return False
    return [row["version_num"] for row in rows(session, "SELECT version_num FROM alembic_version")] == [head()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    # The revisions import each other's help as `migrations`, wherever that folder lies.
    config.set_main_option("prepend_sys_path", str(_MIGRATIONS.parent).replace("%", "%%"))
    return config
