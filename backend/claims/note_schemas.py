"""Notes, promises and people of a claim on the wire."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from backend.claims.note_commands import Direction, NoteKind, PromiseBy, WithKind


class PromiseOut(BaseModel):
    """A promise; its task done keeps it, its day passed makes it overdue."""

    id: UUID
    text: str
    due_on: date
    by: PromiseBy
    task_id: UUID
    state: Literal["open", "kept", "overdue"]

    @classmethod
    def of(cls, row: Mapping[str, Any], today: date) -> "PromiseOut":
        """The promise in a row with `done_at`, as it stands `today`."""
        due_on = row["due_on"] if isinstance(row["due_on"], date) else date.fromisoformat(row["due_on"])
        state = "kept" if row["done_at"] else "overdue" if due_on < today else "open"
        return cls.model_validate({**row, "state": state})

    @classmethod
    def all_of(cls, found: list[dict[str, Any]], today: date) -> list["PromiseOut"]:
        """Those in rows, what is still to be kept first."""
        shown = (cls.of(row, today) for row in found)
        return sorted(shown, key=lambda one: (one.state == "kept", one.due_on, one.id))


class ContactOut(BaseModel):
    """Somebody to call about a claim."""

    role: Literal["insured", "declarant", "handler", "provider", "lawyer", "opposing_lawyer"]
    name: str
    phone: str | None
    email: str | None


class NoteWithOut(BaseModel):
    """Whom one spoke with."""

    kind: WithKind
    name: str | None


class NoteVersionOut(BaseModel):
    """One version of a note."""

    model_config = ConfigDict(populate_by_name=True)

    id: UUID
    kind: NoteKind
    direction: Direction | None
    with_: Annotated[NoteWithOut | None, Field(alias="with")]
    text: str
    happened_at: datetime
    recorded_at: datetime
    recorded_by: str


class NoteOut(NoteVersionOut):
    """A note as it reads now, its earlier versions (oldest first) and its promise. `id` names its last version."""

    note_id: UUID
    corrected: bool
    versions: list[NoteVersionOut]
    promise: PromiseOut | None

    @classmethod
    def of(cls, row: Mapping[str, Any], today: date) -> "NoteOut":
        """The note in a row of `queries.notes`."""
        *earlier, last = [_version(one) for one in row["versions"]]
        promise = PromiseOut.of(row["promise"], today) if row["promise"] else None
        more = {"note_id": row["root_id"], "corrected": bool(earlier), "versions": earlier, "promise": promise}
        return cls.model_validate({**last, **more})


def _version(row: Mapping[str, Any]) -> dict[str, Any]:
    spoken = {"kind": row["with_kind"], "name": row["with_name"]} if row["with_kind"] else None
    return {**row, "with": spoken, "recorded_by": row["recorded_by_name"]}
