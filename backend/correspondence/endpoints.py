"""The local mailbox, for trials without an SMTP server."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.errors import Refused
from backend.core.http import require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, decode_cursor, encode_cursor
from backend.core.settings import Settings
from backend.correspondence import errors, mailbox
from backend.correspondence.schemas import MailLineOut, MailOut

router = APIRouter(tags=["correspondence"], route_class=EdgeRoute)


def _folder(request: Request) -> Path:
    settings: Settings = request.app.state.settings
    if settings.smtp_url is not None:
        raise errors.mailbox_not_used()
    return settings.mailbox_dir


Folder = Annotated[Path, Depends(_folder)]


@router.get("/mailbox", dependencies=[require(Permission.MAILBOX_READ)])
def messages(folder: Folder, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[MailLineOut]:
    """Messages of the local folder, newest first."""
    found = mailbox.page(folder, _position(cursor), limit + 1)
    following = encode_cursor(*found[limit - 1].position) if len(found) > limit else None
    return Page(items=[MailLineOut.model_validate(mail) for mail in found[:limit]], next=following)


@router.get("/mailbox/{mail_id}", dependencies=[require(Permission.MAILBOX_READ)])
def message(mail_id: UUID, folder: Folder) -> MailOut:
    """One message of the local folder."""
    return MailOut.model_validate(mailbox.read(folder, mail_id))


def _position(cursor: str | None) -> tuple[int, str] | None:
    values = decode_cursor(cursor, 2)
    if values is None:
        return None
    if not str(values[0]).isdecimal():
        raise Refused("cursor_invalid", "Ce curseur n’est pas lisible. Reprenez la liste au début.")
    return int(str(values[0])), str(values[1])
