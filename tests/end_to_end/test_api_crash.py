"""Whatever is killed, what was acknowledged is there, once."""

import tempfile
from pathlib import Path

from tests.end_to_end.api_crashing import ApiFire


def test_no_acknowledged_write_is_lost_or_doubled() -> None:
    # PostgreSQL's account can't enter pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="egide-crash-") as folder:
        Path(folder).chmod(0o755)
        outcome = ApiFire(Path(folder)).run(kills=6, clients=6)
    assert outcome.surprises == []
    assert (outcome.servers_killed, outcome.databases_killed) == (3, 3)
    assert (outcome.lost, outcome.doubled, outcome.broken) == (0, 0, {})
    assert outcome.acknowledged["approve"] > 0
    assert outcome.unanswered + outcome.replayed > 0
