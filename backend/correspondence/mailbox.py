"""Reading the local mailbox folder that `MailboxSender` fills: newest first, by the time of writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from uuid import UUID

from backend.correspondence import errors


@dataclass(frozen=True, slots=True)
class Mail:
    """One message of the folder; `position` orders the folder."""

    id: UUID
    position: tuple[int, str]
    recipient: str
    subject: str
    sent_at: datetime
    message_id: str
    body: str


def page(folder: Path, after: tuple[int, str] | None, limit: int) -> Sequence[Mail]:
    """At most `limit` messages older than `after`."""
    positions = sorted(((path.stat().st_mtime_ns, path.stem) for path in folder.glob("*.eml")), reverse=True)
    wanted = [position for position in positions if after is None or position < after]
    return [_read(folder, position) for position in wanted[:limit]]


def read(folder: Path, mail_id: UUID) -> Mail:
    """One message. Raises NotFound `mail_not_found`."""
    path = folder / f"{mail_id}.eml"
    if not path.is_file():
        raise errors.mail_not_found()
    return _read(folder, (path.stat().st_mtime_ns, path.stem))


def _read(folder: Path, position: tuple[int, str]) -> Mail:
    message = message_from_bytes((folder / f"{position[1]}.eml").read_bytes(), policy=policy.default)
    return Mail(
        id=UUID(position[1]),
        position=position,
        recipient=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=message["Date"].datetime,
        message_id=str(message["Message-ID"]),
        body=message.get_content(),
    )
