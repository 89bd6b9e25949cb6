"""What a use case of notes, promises and tasks made by hand is told."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from backend.core.wire import Strict

NoteKind = Literal["call", "note", "meeting"]
Direction = Literal["in", "out"]
WithKind = Literal["insured", "provider", "lawyer", "platform", "other"]
PromiseBy = Literal["us", "insured", "provider", "other"]
NoteText = Annotated[str, Field(min_length=1, max_length=20_000)]
ShortText = Annotated[str, Field(min_length=1, max_length=500)]


class NoteWithIn(Strict):
    """Whom one spoke with."""

    kind: WithKind
    name: Annotated[str, Field(max_length=300)] | None = None


class PromiseIn(Strict):
    """What was promised, by whom, for which day; the claim's handler looks after it unless somebody is named."""

    text: ShortText
    due_on: date
    by: PromiseBy
    assignee_id: UUID | None = None


class NoteVersionIn(Strict):
    """What was said; `happened_at` is now unless told."""

    kind: NoteKind
    direction: Direction | None = None
    with_: Annotated[NoteWithIn | None, Field(alias="with")] = None
    text: NoteText
    happened_at: AwareDatetime | None = None


class NoteIn(NoteVersionIn):
    """A note, perhaps with a promise that becomes a task."""

    promise: PromiseIn | None = None


class NoteCorrectionIn(NoteVersionIn):
    """The note as it should have been, whole; `happened_at` stays unless told."""


class HandTaskIn(Strict):
    """A thing to do by a day, written by a person."""

    title: ShortText
    due_on: date
    assignee_id: UUID | None = None
