"""What the local mailbox looks like on the wire."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class MailLineOut(BaseModel):
    """One line of the mailbox."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    recipient: str
    subject: str
    sent_at: datetime


class MailOut(MailLineOut):
    """A whole message."""

    message_id: str
    body: str
