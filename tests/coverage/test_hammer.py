"""Under many hands, honest and not, no limit is passed, nothing drifts, and nobody meets a deadlock."""

from collections.abc import Callable

import pytest

from backend.core.db import Database
from tests.conftest import PATIENCE_MS
from tests.coverage.hammering import Hammer

CLIENTS, BLOWS = 20, 15


@pytest.mark.both_servers
@pytest.mark.parametrize("policies", [1, 20])
def test_no_interleaving_passes_a_limit(new_database: Callable[[], str], policies: int) -> None:
    database = Database(new_database(), pool_size=CLIENTS, statement_timeout_ms=PATIENCE_MS)
    hammer = Hammer(database, policies)
    tally = hammer.run(CLIENTS, blows=BLOWS)
    found = hammer.broken()
    database.dispose()
    assert found == {}
    assert not tally.escaped
    assert tally.accepted > 0
    assert tally.rogue_refused["no right"] > 0
