"""A claim as its insured reads it."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

Language = Literal["fr", "en"]


class SectionOut(BaseModel):
    """A heading and its sentences; `code` is stable: holder, next, deadline, do_not, cover or consents."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    title: str
    sentences: list[str]


class ConsentOut(BaseModel):
    """What the insured is asked to pay of a mission, in euro TTC."""

    mission: str
    share: str
    cost: str
    asked_on: date
    answer_due_on: date


class SentMessageOut(BaseModel):
    """A message to the insured: its subject and its day; `state` is pending, sent or dead."""

    subject: str
    sent_on: date
    state: str


class InsuredViewOut(BaseModel):
    """Everything that the insured sees of a claim."""

    reference: str
    language: Language
    sections: list[SectionOut]
    consents: list[ConsentOut]
    messages: list[SentMessageOut]
