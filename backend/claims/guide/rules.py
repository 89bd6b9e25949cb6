"""From answers and facts to a proposal: plain values in, a frozen dataclass out. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backend.claims.guide.catalogue import Answer, Conditions, Guide, Qualification, Question, guide
from backend.deadlines.catalogue import Rule, rule_at
from backend.deadlines.errors import UnknownCode
from backend.deadlines.kinds import UNKNOWN, clocks_for

UNKNOWN_RELATION = "unknown"
_NOT_KNOWN = {Answer.UNSURE, UNKNOWN_RELATION}
_PUBLIC_OF_FORM = {"private_message": Answer.NO, "group": Answer.UNSURE, None: Answer.UNSURE}


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one passage. None: not told, and never taken in favour of fewer clocks."""

    answers: Mapping[str, Answer]
    relation: str = UNKNOWN_RELATION
    form: str | None = None
    has_words: bool | None = None
    is_public: bool | None = None
    author_is_professional: bool | None = None
    liability_case_open: bool | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of the two independent answers, with its reasons."""

    answer: Answer
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenedClock:
    """A clock that a kind would open."""

    rule: Rule
    shadow: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kind that may be held, why, and its clocks; `kind` is None as long as nothing can be said."""

    kind: str | None
    reason: str
    to_confirm: bool
    clocks: tuple[OpenedClock, ...]


@dataclass(frozen=True, slots=True)
class RouteChange:
    """A route added or removed, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the guide proposes; a named person decides."""

    lawful: Verdict
    platform_rules_breach: Verdict
    proposed: Candidate
    alternatives: tuple[Candidate, ...]
    added: tuple[RouteChange, ...]
    removed: tuple[RouteChange, ...]
    warnings: tuple[str, ...]
    open_questions: tuple[str, ...]


def propose(case: Case, *, today: date) -> Proposal:
    """The kind, the two answers, the routes and the warnings for one passage. Raises UnknownCode on a made-up question.

    An answer to a question that the facts rule out counts for nothing: no words, no insult."""
    table = guide()
    facts, asked = _facts(case, table)
    breach = _platform_verdict(facts, asked, table)
    if breach.answer is not Answer.UNSURE:
        facts["platform_breach"] = breach.answer
    met = [row for row in table.qualifications if holds(row.conditions, facts, Answer.NO) is Answer.YES]
    chosen = met[0]
    facts["kind"] = chosen.kind or UNKNOWN
    added, removed = _routes(facts, table)
    return Proposal(
        lawful=Verdict(chosen.lawful, _lawful_reasons(chosen, met)),
        platform_rules_breach=breach,
        proposed=_candidate(chosen, case, facts, today),
        alternatives=tuple(_candidate(row, case, facts, today) for row in _alternatives(chosen, facts, table)),
        added=added,
        removed=removed,
        warnings=tuple(one.text for one in table.warnings if _is_met(one.conditions, facts)),
        open_questions=tuple(one.code for one in asked if one.code not in case.answers),
    )


def holds(conditions: Conditions, facts: Mapping[str, str], absent: Answer) -> Answer:
    """Whether every condition is met, in three values; `absent` is what a question without an answer is worth."""
    values = {_one_holds(accepted, facts.get(name), absent) for name, accepted in conditions.items()}
    if Answer.NO in values:
        return Answer.NO
    return Answer.UNSURE if Answer.UNSURE in values else Answer.YES


def _one_holds(accepted: frozenset[str], value: str | None, absent: Answer) -> Answer:
    if value is None:
        return absent
    if value in accepted:
        return Answer.YES
    return Answer.UNSURE if value in _NOT_KNOWN else Answer.NO


def _is_met(conditions: Conditions, facts: Mapping[str, str]) -> bool:
    return holds(conditions, facts, Answer.NO) is Answer.YES


def _facts(case: Case, table: Guide) -> tuple[dict[str, str], list[Question]]:
    """The facts, then each answer whose question they call for, in the order of the guide; and those questions."""
    unknown = set(case.answers) - {question.code for question in table.questions}
    if unknown:
        raise UnknownCode("question", min(unknown))
    facts: dict[str, str] = {
        "words": Answer.NO if case.has_words is False else Answer.YES,
        "public": _PUBLIC_OF_FORM.get(case.form, Answer.YES) if case.is_public is None else _known(case.is_public),
        "professional": _known(case.author_is_professional),
        "liability_case": _known(case.liability_case_open),
        "relation": case.relation,
        "form": case.form or UNKNOWN,
    }
    asked = []
    for question in table.questions:
        if _is_met(question.asked_if, facts):
            asked.append(question)
            if question.code in case.answers:
                facts[question.code] = case.answers[question.code]
    return facts, asked


def _known(fact: bool | None) -> Answer:
    return Answer.UNSURE if fact is None else Answer.YES if fact else Answer.NO


def _platform_verdict(facts: Mapping[str, str], asked: Iterable[Question], table: Guide) -> Verdict:
    """Yes as soon as one rule is broken; no only when each has been looked at.

    A question not answered yet is a doubt, unless the facts rule it out: without words there is no insult."""
    ruled_out = {one.code for one in table.questions} - {one.code for one in asked}
    absent = {row.text: Answer.NO if ruled_out & set(row.conditions) else Answer.UNSURE for row in table.platform_rules}
    found = {row.text: holds(row.conditions, facts, absent[row.text]) for row in table.platform_rules}
    broken = tuple(text for text, answer in found.items() if answer is Answer.YES)
    if broken:
        return Verdict(Answer.YES, broken)
    doubts = tuple(f"À vérifier : {text}" for text, answer in found.items() if answer is Answer.UNSURE)
    if doubts:
        return Verdict(Answer.UNSURE, doubts)
    return Verdict(Answer.NO, ("Aucun manquement aux règles de la plateforme n’a été relevé.",))


def _lawful_reasons(chosen: Qualification, met: Iterable[Qualification]) -> tuple[str, ...]:
    """The reasons of every row met that answers alike; the last row of the table only speaks when it is alone."""
    alike = (row for row in met if row.lawful is chosen.lawful and (row is chosen or row.kind))
    return tuple(dict.fromkeys(row.reason for row in alike))


def _alternatives(chosen: Qualification, facts: Mapping[str, str], table: Guide) -> Iterable[Qualification]:
    """The other kinds whose row is met, or would be if what is unsure were so; each once."""
    seen = {chosen.kind, None}
    for row in table.qualifications:
        if row.kind not in seen and holds(row.conditions, facts, Answer.NO) is not Answer.NO:
            seen.add(row.kind)
            yield row


def _candidate(row: Qualification, case: Case, facts: Mapping[str, str], today: date) -> Candidate:
    plans = clocks_for(
        row.kind,
        words=case.has_words,
        public=None if facts["public"] == Answer.UNSURE else facts["public"] == Answer.YES,
        author_is_professional=case.author_is_professional,
    )
    clocks = tuple(OpenedClock(rule_at(plan.rule_id, today), plan.shadow) for plan in plans)
    return Candidate(row.kind, row.reason, row.to_confirm, clocks)


def _routes(facts: Mapping[str, str], table: Guide) -> tuple[tuple[RouteChange, ...], tuple[RouteChange, ...]]:
    """What is added and what is removed, each route once, for the first reason given."""
    added: dict[str, RouteChange] = {}
    removed: dict[str, RouteChange] = {}
    for rule in table.route_rules:
        if _is_met(rule.conditions, facts):
            for codes, changes in ((rule.adds, added), (rule.removes, removed)):
                for code in codes:
                    changes.setdefault(code, RouteChange(code, rule.reason))
    return tuple(added.values()), tuple(removed.values())
