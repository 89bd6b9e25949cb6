"""What a use case of links is told."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from backend.core.wire import Strict

Name = Annotated[str, Field(min_length=1, max_length=300)]


class LinkIn(Strict):
    """A claim of ours, or the reference of a case handled elsewhere with who handles it."""

    kind: Literal["counter_attack", "same_matter", "outside_case"]
    claim_reference: Annotated[str, Field(max_length=40)] | None = None
    outside_reference: Name | None = None
    outside_handler: Name | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None

    @model_validator(mode="after")
    def _names_one_end(self) -> "LinkIn":
        outside = self.kind == "outside_case"
        if outside != (self.outside_reference is not None) or outside == (self.claim_reference is not None):
            raise ValueError("Donnez claim_reference, ou outside_reference pour une affaire suivie ailleurs.")
        return self


class AuthorContactIn(Strict):
    """The agreement of whoever handles the outside case."""

    agreed_by: Name
    agreed_on: date
    proof: Annotated[str, Field(min_length=1, max_length=1000)]


class LinkEndIn(Strict):
    """Why the matters no longer belong together."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
