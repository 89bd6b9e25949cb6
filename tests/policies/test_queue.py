"""Queued imports run once, survive a dead process, and say why they failed."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from backend.core.access import Actor, Role
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.policies.jobs import process_import, run_queued_imports
from backend.policies.models import PolicyImport
from backend.policies.queries import imports as queries
from backend.policies.service import imports
from tests.policies.portfolios import NOW, row, text_of

ACTOR = Actor(new_id(), "Essai", Role.ADMIN)


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Settings with a folder of this test alone."""
    return Settings(data_dir=tmp_path)


def _queue(database: Database, settings: Settings, text: str | None) -> UUID:
    key = f"imports/{new_id()}.csv"
    if text is not None:
        path = settings.files_dir / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    with database.transaction() as session:
        return imports.queue(session, ACTOR, filename="p.csv", key=key, as_of=date(2026, 11, 1), delta=True, now=NOW)


def _row(database: Database, import_id: UUID) -> PolicyImport:
    with database.reading() as session:
        found = queries.by_id(session, import_id)
    assert found is not None
    return found


def test_a_queued_file_is_imported_once(empty_database: Database, own_settings: Settings) -> None:
    import_id = _queue(empty_database, own_settings, text_of(row(1)))
    assert run_queued_imports(empty_database, own_settings, NOW) == 1
    assert run_queued_imports(empty_database, own_settings, NOW) == 0
    process_import(empty_database, own_settings, import_id, NOW)
    done = _row(empty_database, import_id)
    assert (done.state, done.counts["created"]) == ("done", 1)
    assert list((own_settings.files_dir / "imports").iterdir()) == []


def test_whoever_comes_second_leaves_it_alone(empty_database: Database, own_settings: Settings) -> None:
    import_id = _queue(empty_database, own_settings, text_of(row(1)))
    with empty_database.transaction() as session:
        assert queries.claim_import(session, import_id) is not None
        with empty_database.transaction() as other:
            assert queries.claim_import(other, import_id) is None
    run_queued_imports(empty_database, own_settings, NOW)
    assert _row(empty_database, import_id).state == "done"


def test_an_import_left_running_by_a_dead_process_starts_again(
    empty_database: Database, own_settings: Settings
) -> None:
    import_id = _queue(empty_database, own_settings, text_of(row(1)))
    with empty_database.transaction() as session:
        queries.mark_running(session, import_id)
    run_queued_imports(empty_database, own_settings, NOW)
    assert _row(empty_database, import_id).state == "done"


@pytest.mark.parametrize(("text", "word"), [(None, "déposez-le"), ("a;b\r\n", "en-tête")])
def test_a_file_that_cannot_be_imported_says_why(
    empty_database: Database, own_settings: Settings, text: str | None, word: str
) -> None:
    import_id = _queue(empty_database, own_settings, text)
    run_queued_imports(empty_database, own_settings, NOW)
    failed = _row(empty_database, import_id)
    assert failed.state == "failed"
    assert failed.error is not None
    assert word in failed.error
    with empty_database.reading() as session:
        assert rows(session, "SELECT 1 FROM policy") == []
