"""The pages that a browser opens, served from our own files: no inline script, no inline style, no other host."""

import re
from functools import lru_cache
from html import escape
from os import PathLike, stat_result
from pathlib import Path
from string import Template

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from backend.core.http import public

_ROOT = Path(__file__).resolve().parents[2]
_FRONTEND = _ROOT / "frontend"
_CODE, _AS_CODE = re.compile(r"`([^`]+)`"), r"<code>\1</code>"


class _Files(StaticFiles):
    """Files with an ETag; the browser asks each time and mostly hears 304, so that an update shows at once."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or 304 when the browser has it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        return response


_PAGES, _SOURCES, _VENDOR = (_Files(directory=_FRONTEND / name) for name in ("pages", "src", "vendor"))

router = APIRouter(tags=["pages"], include_in_schema=False)


@router.get("/", dependencies=[public()])
async def home(request: Request) -> Response:
    """Sign in, then the claims."""
    return await _PAGES.get_response("index.html", request.scope)


@router.get("/mailbox", dependencies=[public()])
async def mailbox(request: Request) -> Response:
    """The local mailbox; its messages come from the API, with the reader's rights."""
    return await _PAGES.get_response("mailbox.html", request.scope)


@router.get("/docs", dependencies=[public()])
async def docs(request: Request) -> Response:
    """The API, to read and to try."""
    return await _PAGES.get_response("docs.html", request.scope)


@router.get("/src/{path:path}", dependencies=[public()])
async def source(path: str, request: Request) -> Response:
    """Our scripts, styles and pictures."""
    return await _SOURCES.get_response(path, request.scope)


@router.get("/vendor/{path:path}", dependencies=[public()])
async def vendor(path: str, request: Request) -> Response:
    """Other people's scripts and styles, as published."""
    return await _VENDOR.get_response(path, request.scope)


@router.get("/problems/{slug}", dependencies=[public()])
def problem(slug: str) -> HTMLResponse:
    """What a problem type means and what to do: the page that the `type` of a refusal names."""
    known = _problems()
    paragraphs = known.get(slug) or known["autre"]
    title = slug if slug in known else "problème"
    text = "".join(f"<p>{_CODE.sub(_AS_CODE, escape(paragraph))}</p>" for paragraph in paragraphs)
    page = Template((_FRONTEND / "pages" / "problem.html").read_text(encoding="utf-8"))
    return HTMLResponse(page.substitute(title=escape(title), text=text))


@lru_cache(maxsize=1)
def _problems() -> dict[str, list[str]]:
    """Paragraphs of each `## slug` of docs/problems.md."""
    sections = re.split(r"^## +", (_ROOT / "docs" / "problems.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for section in sections[1:]:
        slug, _, text = section.partition("\n")
        found[slug.strip()] = [one.replace("\n", " ") for one in re.split(r"\n\s*\n", text.strip())]
    return found
