"""Every refusal of the source has its public page, and no page outlives its refusal."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from backend.core import problems

ROOT = Path(__file__).parents[2]
WITHOUT_CODE = {"autre"}  # the page of a type that no section describes

# Codes that are no literal where they are raised; `_elsewhere` finds them. Anything new here is to be looked at.
COMPUTED = {
    ("claims/service/decide.py", "blocking.code"),
    ("deadlines/errors.py", "f'{what}_unknown'"),
}


class Source:
    """The classes of refusals of the backend, and what is raised with them."""

    def __init__(self) -> None:
        folder = ROOT / "backend"
        self.trees = {str(path.relative_to(folder)): ast.parse(path.read_text()) for path in folder.rglob("*.py")}
        nodes = [(place, node) for place, tree in self.trees.items() for node in ast.walk(tree)]
        self.calls = [(place, node) for place, node in nodes if isinstance(node, ast.Call) and node.args]
        every = [(place, node) for place, node in nodes if isinstance(node, ast.ClassDef)]
        self.classes = {node.name: (place, node) for place, node in every if node.name == "DomainError"}
        while more := [one for one in every if one[1].name not in self.classes and self._inherits(one[1])]:
            self.classes |= {node.name: (place, node) for place, node in more}

    def raised(self) -> Iterator[tuple[str, str, ast.expr]]:
        """File, class and first argument wherever a code is given: to the class, or to the family in its __init__."""
        for place, call in self.calls:
            name = _name(call.func)
            if name in self.classes and not self._own_init(name):
                yield place, name, call.args[0]
        for name, (place, node) in self.classes.items():
            for call in _calls(node, "__init__") if name != "DomainError" else ():
                yield place, name, call.args[0]

    def slug(self, of: str, code: str) -> str:
        """The last part of `type`: the code, unless the class has a page of its own."""
        for one in self.classes[of][1].body:
            if isinstance(one, ast.Assign) and _name(one.targets[0]) == "problem":
                return str(ast.literal_eval(one.value))
        return code.replace("_", "-")

    def literals(self, function: str) -> set[str]:
        """The literal first arguments that a function is called with."""
        return {text for _, call in self.calls if _name(call.func) == function and (text := _text(call.args[0]))}

    def _inherits(self, node: ast.ClassDef) -> bool:
        return any(_name(base) in self.classes for base in node.bases)

    def _own_init(self, name: str) -> bool:
        parts = self.classes[name][1].body if name != "DomainError" else []
        return any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in parts)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _calls(within: ast.AST, function: str) -> Iterator[ast.Call]:
    return (one for one in ast.walk(within) if isinstance(one, ast.Call) and _name(one.func) == function)


@cache
def source() -> Source:
    return Source()


@cache
def slugs() -> frozenset[str]:
    """Every `type` that the API or a command may give."""
    literal = {source().slug(name, code) for _, name, given in source().raised() if (code := _text(given))}
    return frozenset(literal | _elsewhere() | _of_the_framework())


def _elsewhere() -> set[str]:
    """What COMPUTED stands for: reasons against cover, names that a catalogue does not hold, codes handed on."""
    rules = source().trees["coverage/rules.py"]
    against = [one for one in rules.body if isinstance(one, ast.FunctionDef) and one.name != "_warnings"]
    reasons = {code for one in against for call in _calls(one, "Finding") if (code := _text(call.args[0]))}
    unknown = {f"{what}_unknown" for what in source().literals("UnknownCode")}
    # The limit is told with the standing: `event_limit_reached`, whose class has a page.
    return {code.replace("_", "-") for code in (reasons - {"limit_reached"}) | unknown}


def _of_the_framework() -> set[str]:
    """Refusals that no DomainError carries: addresses, shapes, faults."""
    wrong = [{"type": kind, "loc": ("body", "x")} for kind in ("missing", "extra_forbidden")]
    answers = [problems.http_problem(status) for status in (400, 404, 405, 413)]
    answers += [problems.validation_problem(wrong[:1]), problems.validation_problem(wrong)]
    answers.append(problems.unexpected_problem())
    return {re.findall(rb'"type":"/problems/([^"]+)"', answer.body)[0].decode() for answer in answers}


def sections() -> list[tuple[str, str]]:
    """Slug and text of each section, in order."""
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    return re.findall(r"^## (\S+)\n\n((?:(?!## ).*\n?)+)", text, re.MULTILINE)


def test_every_code_can_be_read_from_the_source() -> None:
    computed = {(place, ast.unparse(code)) for place, _, code in source().raised() if _text(code) is None}
    assert sorted(computed - COMPUTED) == []


def test_the_source_holds_the_codes_that_everybody_knows() -> None:
    known = {"version-stale", "coverage-limit-exceeded", "kind-unknown", "waiting-period", "deadline-not-live"}
    assert known < slugs()
    assert not {"event-limit-reached", "limit-reached", "late-declaration"} & slugs()


def test_every_refusal_has_its_section() -> None:
    assert sorted(slugs() - {slug for slug, _ in sections()}) == []


def test_every_section_is_used_and_written_once() -> None:
    written = [slug for slug, _ in sections()]
    assert sorted({*written} - slugs()) == sorted(WITHOUT_CODE)
    assert len(written) == len({*written})


@pytest.mark.parametrize(("slug", "text"), sections(), ids=[slug for slug, _ in sections()])
def test_the_page_shows_the_section(client: TestClient, slug: str, text: str) -> None:
    answer = client.get(f"/problems/{slug}")
    shown = re.sub(r"</?code>", "", answer.text)
    assert answer.status_code == 200
    assert f"<h1>{slug}</h1>" in shown
    for paragraph in text.strip().split("\n\n"):
        assert f"<p>{escape(paragraph.replace('`', ''))}</p>" in shown


def test_the_text_speaks_french_that_stays_on_its_line() -> None:
    prose = "".join(re.sub(r"`[^`]*`", "", text) for _, text in sections())
    assert re.findall(r".{9}(?:[ ][:;!?»]|«[ ]|').{0,9}", prose) == []
