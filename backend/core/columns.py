"""Column types that every table uses, so that models read as a list of facts."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, ForeignKey, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import mapped_column

Id = Annotated[UUID, mapped_column(primary_key=True)]
Instant = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Day = Annotated[date, mapped_column()]
Str = Annotated[str, mapped_column(Text)]
CentsColumn = Annotated[int, mapped_column(BigInteger)]
Balance = Annotated[int, mapped_column(BigInteger, server_default=text("0"))]
Words = Annotated[list[str], mapped_column(ARRAY(Text), server_default=text("'{}'"))]
Document = Annotated[dict[str, Any], mapped_column(JSONB, server_default=text("'{}'"))]

UserRef = Annotated[UUID, mapped_column(ForeignKey("user_account.id"))]
ClaimRef = Annotated[UUID, mapped_column(ForeignKey("claim.id"))]
PolicyRef = Annotated[UUID, mapped_column(ForeignKey("policy.id"))]
PersonRef = Annotated[UUID, mapped_column(ForeignKey("person.id"))]
