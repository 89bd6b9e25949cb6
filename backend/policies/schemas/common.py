"""What the shapes of the feature share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1, max_length=500)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Number = Annotated[str, Field(min_length=1, max_length=100)]


class FromRow(BaseModel):
    """An answer read from a row or a dataclass."""

    model_config = ConfigDict(from_attributes=True)
