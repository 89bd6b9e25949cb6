"""When a message that did not leave is tried again, and when a person must take over. Pure."""

from datetime import datetime, timedelta

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
PATIENCE = timedelta(days=5)
"""How long a message without a date of its own is tried."""


def next_attempt(attempts: int, *, now: datetime, give_up_at: datetime | None, jitter: float) -> datetime | None:
    """When to try again after `attempts` failures (at least 1), None when it is time to give up.

    The pause doubles up to an hour; `jitter` in [0, 1) shortens it by up to a half, so that messages that failed
    together do not come back together. The last try is made at `give_up_at` itself.
    """
    if give_up_at is not None and now >= give_up_at:
        return None
    pause = min(FIRST_PAUSE * (1 << min(attempts - 1, 10)), LONGEST_PAUSE) * (1 - jitter / 2)
    return now + pause if give_up_at is None else min(now + pause, give_up_at)
