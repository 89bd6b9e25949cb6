"""What the guide looks like on the wire."""

from typing import Literal

from pydantic import BaseModel, Field

from backend.claims.commands import Form, Relation
from backend.claims.guide.catalogue import Answer
from backend.core.wire import Strict


class CaseIn(Strict):
    """What is known of one passage; whatever is not sent is not known."""

    answers: dict[str, Answer] = Field(default_factory=dict, max_length=100)
    author_relation: Relation = "unknown"
    form: Form | None = None
    has_words: bool | None = None
    is_public: bool | None = None
    author_is_professional: bool | None = None
    liability_case_open: bool | None = None


class WordsOut(BaseModel):
    """The same thing said to a handler and to a doctor."""

    handler: str
    doctor: str


class CodedOut(WordsOut):
    """A code with its words."""

    code: str


class QuestionOut(CodedOut):
    """A question; `asked_if` names the facts and answers on which it is asked, with the values that call for it."""

    why: str
    asked_if: dict[str, list[str]]


class GuideOut(BaseModel):
    """Questions, answers, relations and kinds, in both vocabularies."""

    questions: list[QuestionOut]
    answers: list[CodedOut]
    relations: list[CodedOut]
    kinds: list[CodedOut]


class VerdictOut(BaseModel):
    """One of the two independent answers."""

    answer: Literal["yes", "no", "unsure"]
    reasons: list[str]


class ClockOut(BaseModel):
    """A clock that a kind would open."""

    rule: str
    title: str
    article: str
    shadow: bool
    fatal: bool


class CandidateOut(BaseModel):
    """A kind that may be held."""

    kind: str
    label: str
    plain: str
    reason: str
    to_confirm: bool
    clocks: list[ClockOut]


class RouteOut(BaseModel):
    """A route added or removed."""

    code: str
    label: str
    reason: str


class RoutesOut(BaseModel):
    """What the author's relation and the place change."""

    added: list[RouteOut]
    removed: list[RouteOut]


class ProposalOut(BaseModel):
    """What the guide proposes. `clocks` are those of the proposed kind, or the prudent ones when there is none."""

    lawful: VerdictOut
    platform_rules_breach: VerdictOut
    proposed_kind: str | None
    label: str | None
    plain: str | None
    reason: str
    to_confirm: bool
    clocks: list[ClockOut]
    alternatives: list[CandidateOut]
    routes: RoutesOut
    warnings: list[str]
    open_questions: list[str]
