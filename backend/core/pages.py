"""The pages that a browser opens, served from our own files: no inline script, no inline style, no other host.

The desk is one page: every address that no route knows is its own, when a browser asks for a page.
"""

import re
from functools import lru_cache
from html import escape
from string import Template

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from backend.core.http import public
from backend.core.paths import part
from backend.core.static import ASK, BuiltUi, Files

_CODE, _AS_CODE = re.compile(r"`([^`]+)`"), r"<code>\1</code>"
_STATIC = part("frontend/static")
_OURS, _VENDOR = Files(_STATIC, ASK), Files(part("frontend/vendor"), ASK)
# What is no page of the desk, whatever a browser asks for: an address missed there is a 404.
_RESERVED = {
    "api",
    "assets",
    "calendars",
    "docs",
    "health",
    "metrics",
    "openapi.json",
    "problems",
    "static",
    "vendor",
}

router = APIRouter(tags=["pages"], include_in_schema=False)


class Desk:
    """The built UI at `/` and wherever no route answers."""

    def __init__(self, ui: BuiltUi) -> None:
        self.ui = ui

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What no route knows: a page of the desk, a file beside it, or 404."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        response = await self._answer(request) if request.method in {"GET", "HEAD"} else None
        if response is None:
            raise HTTPException(404)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        path = request.url.path.lstrip("/")
        if path.partition("/")[0] in _RESERVED:
            return None
        found = await self.ui.file(path, request.scope)
        if found is None and "text/html" in request.headers.get("accept", ""):
            return self.page()
        return found

    def page(self) -> Response:
        """The desk, or in plain words how to build it."""
        missing = (_STATIC / "unbuilt.html").read_text(encoding="utf-8")
        return self.ui.page() or HTMLResponse(missing, status_code=503, headers={"Cache-Control": "no-store"})


def install(app: FastAPI, ui: BuiltUi | None = None) -> None:
    """Serve the desk: its own addresses come after every route."""
    app.state.desk = Desk(ui or BuiltUi(part("frontend/dist")))
    app.router.default = app.state.desk


def _desk(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


@router.get("/", dependencies=[public()])
async def home(request: Request) -> Response:
    """The desk."""
    return _desk(request).page()


@router.get("/assets/{path:path}", dependencies=[public()])
async def asset(path: str, request: Request) -> Response:
    """Scripts, styles and fonts of the desk; the name changes with the content."""
    return await _desk(request).ui.assets.get_response(path, request.scope)


@router.get("/docs", dependencies=[public()])
async def docs(request: Request) -> Response:
    """The API, to read and to try."""
    return await _OURS.get_response("docs.html", request.scope)


@router.get("/static/{path:path}", dependencies=[public()])
async def ours(path: str, request: Request) -> Response:
    """What these few pages need: style, script, icon."""
    return await _OURS.get_response(path, request.scope)


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
    page = Template((_STATIC / "problem.html").read_text(encoding="utf-8"))
    return HTMLResponse(page.substitute(title=escape(title), text=text))


@lru_cache(maxsize=1)
def _problems() -> dict[str, list[str]]:
    """Paragraphs of each `## slug` of docs/problems.md."""
    sections = re.split(r"^## +", part("docs/problems.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for section in sections[1:]:
        slug, _, text = section.partition("\n")
        found[slug.strip()] = [one.replace("\n", " ") for one in re.split(r"\n\s*\n", text.strip())]
    return found
