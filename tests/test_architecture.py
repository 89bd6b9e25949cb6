"""The house rules that a machine can read: doors, sizes, purity, one clock, one place that commits."""

import ast
import gc
import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from statistics import median, quantiles

import pytest
from fastapi.routing import APIRoute

from backend.core.edge import EdgeRoute, guard_of
from backend.core.errors import DomainError
from backend.main import ROOT_ROUTERS, ROUTERS

ROOT = Path(__file__).resolve().parents[1]
CODE = ("backend", "reports", "scripts")
LONGEST_FILE, LONGEST_FUNCTION, P90, MEDIAN = 300, 60, 25, 10
PUBLIC = {
    "/auth/login",
    "/auth/logout",
    "/",
    "/docs",
    "/assets/{path:path}",
    "/static/{path:path}",
    "/vendor/{path:path}",
    "/problems/{slug}",
    "/health/live",
    "/health/ready",
    "/health/deadlines",
    "/metrics",
    "/calendars/{token}.ics",
}
PURE_NAMES = {"rules", "errors", "workflow", "catalogue", "computation", "ladder"}
PURE_TOO = {
    *(f"backend/core/{name}.py" for name in ("access", "calendar", "money")),
    *(f"backend/deadlines/{name}.py" for name in ("acts", "clocks", "explanation", "kinds", "start")),
}
READS_YAML = {"backend/deadlines/catalogue.py", "backend/claims/guide/catalogue.py"}
# What begins and ends transactions: the units of work, the edge that drives one, and Alembic's own.
COMMITS = {"backend/core/db.py", "backend/core/edge.py", "backend/core/schema.py"}
# Nets that must hold whatever falls: the last ones of the web and of the worker, and a report's run, which must say
# that it failed.
CATCHES_ALL = {
    "backend/core/handlers.py",
    "backend/worker.py",
    "backend/reporting/jobs.py",
    "scripts/bench/ledger_soak.py",
}
# Written so that this file is no finding of its own.
FORBIDDEN = re.compile("type: ignor[e]|noq[a]|TOD[O]|FIXM[E]|NotImplementedErro[r]")


@lru_cache(maxsize=1)
def trees() -> dict[str, ast.Module]:
    """Every module of ours, parsed, by path."""
    gc.collect()
    gc.disable()  # a collection in the middle of a parse makes Python 3.11 lose count of its own recursion
    try:
        return _parsed()
    finally:
        gc.enable()


def _parsed() -> dict[str, ast.Module]:
    return {name: ast.parse((ROOT / name).read_text(encoding="utf-8")) for name in _files(*CODE)}


def _files(*folders: str) -> list[str]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(str(path.relative_to(ROOT)) for path in found)


def _routes() -> list[APIRoute]:
    return [route for router in (*ROUTERS, *ROOT_ROUTERS) for route in router.routes if isinstance(route, APIRoute)]


def _functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}:{node.name}", node, (node.end_lineno or node.lineno) - node.lineno + 1


def _calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_every_door_is_guarded_and_the_open_ones_are_known() -> None:
    open_doors = {route.path for route in _routes() if guard_of(route).permission is None}
    assert open_doors <= PUBLIC
    assert len(_routes()) > 40


def test_every_route_of_the_api_runs_behind_the_edge() -> None:
    outside = [route.path for router in ROUTERS for route in router.routes if not isinstance(route, EdgeRoute)]
    assert outside == []


def test_changes_of_versioned_things_ask_for_a_version_and_a_place_to_look() -> None:
    blind = [route.path for route in _routes() if guard_of(route).versioned and guard_of(route).locate is None]
    unversioned = [
        route.path for route in _routes() if route.methods & {"PATCH", "DELETE"} and not guard_of(route).versioned
    ]
    assert (blind, unversioned) == ([], [])


def test_only_one_place_commits() -> None:
    found = {
        name
        for name, tree in trees().items()
        if any(call.rpartition(".")[2] in {"commit", "rollback", "begin"} and "." in call for call in _calls(tree))
    }
    assert found <= COMMITS


def test_only_one_place_reads_the_clock() -> None:
    readers = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.time)$")
    found = {name for name, tree in trees().items() if any(readers.search(call) for call in _calls(tree))}
    assert {name for name in found if name.startswith(("backend/", "reports/"))} == {"backend/core/clock.py"}


def test_functions_are_small() -> None:
    sizes = {name: size for name, _, size in _functions()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}
    assert median(sizes.values()) < MEDIAN
    assert quantiles(sizes.values(), n=10)[-1] < P90


def test_files_are_short() -> None:
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in _files(*CODE, "tests")}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}


def test_what_is_public_is_explained() -> None:
    silent = [
        f"{name}:{node.name}"
        for name, tree in trees().items()
        for node in _public_definitions(tree)
        if ast.get_docstring(node) is None
    ]
    silent += [name for name, tree in trees().items() if tree.body and ast.get_docstring(tree) is None]
    assert silent == []


def _public_definitions(parent: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public_definitions(node)


def test_nothing_is_left_for_later_or_silenced() -> None:
    names = _files(*CODE, "tests", "migrations")
    assert [name for name in names if FORBIDDEN.search((ROOT / name).read_text(encoding="utf-8"))] == []


def test_only_the_last_nets_catch_everything() -> None:
    found = {
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    }
    assert found <= CATCHES_ALL


def test_lock_files_hold_no_address() -> None:
    locks = sorted(ROOT.glob("requirements*.lock"))
    assert len(locks) >= 2
    assert [
        lock.name for lock in locks if re.search(r"https?://|--(extra-)?index-url|--find-links", lock.read_text())
    ] == []


def test_pure_modules_import_only_the_standard_library_and_each_other() -> None:
    impure = {
        f"{name} imports {module}"
        for name, tree in trees().items()
        if is_pure(name)
        for module in _imported(tree)
        if not _may_be_imported(name, module)
    }
    assert impure == set()


def is_pure(name: str) -> bool:
    """Whether a file is a pure module, by its place."""
    parts = Path(name).with_suffix("").parts
    return parts[0] == "backend" and (name in PURE_TOO or bool(PURE_NAMES & set(parts[2:])))


def _may_be_imported(name: str, module: str) -> bool:
    top = module.partition(".")[0]
    if top == "backend":
        path = module.replace(".", "/")
        # `from package import name` may name a module or something inside it.
        return any(is_pure(f"{one}.py") for one in (path, path.rpartition("/")[0])) or is_pure(f"{path}/__init__.py")
    return top in sys.stdlib_module_names or (top == "yaml" and name in READS_YAML)


def _imported(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_pure_modules_draw_no_lots_and_know_no_time() -> None:
    banned = {"random", "secrets", "uuid.uuid4", "time", "os", "socket", "subprocess"}
    found = {
        f"{name} imports {module}"
        for name, tree in trees().items()
        if is_pure(name)
        for module in _imported(tree)
        if module in banned or module.partition(".")[0] in banned - {"uuid.uuid4"}
    }
    assert found == set()


def test_every_refusal_has_a_stable_code() -> None:
    codes = [code for tree in trees().values() for code in _codes(tree)]
    assert len(codes) > 60
    assert [code for code in codes if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", code)] == []


def _codes(tree: ast.Module) -> Iterator[str]:
    families = {family.__name__ for family in _families(DomainError)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in families and isinstance(node.args[0].value, str):
                yield node.args[0].value


def _families(parent: type[DomainError]) -> Iterator[type[DomainError]]:
    yield parent
    for child in parent.__subclasses__():
        yield from _families(child)


@pytest.mark.parametrize(
    "name", ["backend/claims/rules.py", "backend/policies/rules/terms.py", "backend/core/money.py"]
)
def test_the_map_of_purity_holds_what_it_should(name: str) -> None:
    assert is_pure(name)
    assert not is_pure("backend/claims/service/decide.py")
