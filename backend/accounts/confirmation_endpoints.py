"""The password, once more, before money leaves."""

from datetime import datetime

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session

from backend.accounts import errors, reauthentication, service
from backend.accounts.cookies import COOKIES
from backend.accounts.schemas import ConfirmationIn, ConfirmationOut
from backend.core.access import Actor, Permission
from backend.core.db import Database
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require

router = APIRouter(tags=["accounts"], route_class=EdgeRoute)


@router.post("/auth/confirmation", dependencies=[require(Permission.CLAIMS_READ)])
def confirm(
    body: ConfirmationIn, request: Request, session: DbSession, actor: CurrentActor, now: Now
) -> ConfirmationOut:
    """Give one's password again: approvals and payment batches ask for it, and it is good for ten minutes."""
    if actor.user_id is None:
        raise errors.session_needed()
    email = service.get_user(session, actor.user_id)["email"]
    database: Database = request.app.state.database
    # A failed try must be remembered although this request is refused: it has a transaction of its own.
    user = database.run(lambda own: service.verify_password(own, email, body.password, now=now))
    if user is None:
        raise errors.wrong_credentials()
    return ConfirmationOut(valid_until=reauthentication.confirm(session, actor, _secrets(request), now=now))


def check_confirmed(request: Request, session: Session, actor: Actor, now: datetime) -> None:
    """Raise Forbidden `reauthentication_required` unless the caller gave their password lately, or is a token."""
    reauthentication.check_recent(session, actor, _secrets(request), now=now)


def _secrets(request: Request) -> list[str]:
    return [request.cookies[name] for name in COOKIES if name in request.cookies]
