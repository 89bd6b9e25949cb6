"""Whatever is killed, every reminder is delivered or lies among the dead letters with a task."""

import tempfile
from pathlib import Path

from tests.end_to_end.crashing import Fire


def test_no_reminder_is_lost_whatever_is_killed() -> None:
    # PostgreSQL's account can't enter pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="egide-crash-") as folder:
        Path(folder).chmod(0o755)
        outcome = Fire(Path(folder)).run(kills=25, servers=2, each=6, patience=60)
    assert (outcome.workers_killed, outcome.servers_killed, outcome.reminders) == (25, 2, 150)
    assert outcome.lost == 0
    assert outcome.sent_without_delivery == 0
    assert outcome.dead_without_task == 0
    assert outcome.unrecognisable == 0
    assert outcome.sent + outcome.dead == outcome.reminders
    assert outcome.sent > outcome.dead > 0
    # The watchdog agrees: what is wrong is just what a person must take over.
    assert {fault: number for fault, number in outcome.faults.items() if number} == {"message_dead": outcome.dead}
    assert {"451 later", "hang", "hang up", "550 no such person", "250 OK"} <= set(outcome.answers)
