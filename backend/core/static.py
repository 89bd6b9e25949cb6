"""The built UI: its one page with the policy that holds it, its files named by their hash, kept for ever."""

import os
from os import PathLike, stat_result
from pathlib import Path
from secrets import token_urlsafe

from starlette.datastructures import Headers
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from backend.core.compression import accepts

FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
_NONCE = "__CSP_NONCE__"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self' blob:; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# The machine's own table of types differs from one to the next.
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_CODINGS = (("br", ".br"), ("gzip", ".gz"))


class Files(StaticFiles):
    """Files of one folder under one rule of caching; `name.br` or `name.gz` beside a file answers for it."""

    def __init__(self, directory: Path, cache: str) -> None:
        super().__init__(directory=directory, check_dir=False)
        self.cache = cache

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file in the best coding that the browser reads, or 304 when it has it."""
        request = Headers(scope=scope)
        path, coding = _best(str(full_path), request.get("accept-encoding", ""))
        response = FileResponse(
            path,
            status_code=status_code,
            stat_result=stat_result if coding is None else os.stat(path),
            media_type=_TYPES.get(os.path.splitext(full_path)[1], "application/octet-stream"),
            headers={"Cache-Control": self.cache, "Vary": "Accept-Encoding"},
        )
        if coding is not None:
            response.headers["Content-Encoding"] = coding
        return NotModifiedResponse(response.headers) if self.is_not_modified(response.headers, request) else response


def _best(path: str, accepted: str) -> tuple[str, str | None]:
    for coding, suffix in _CODINGS:
        if accepts(accepted, coding) and os.path.isfile(path + suffix):
            return path + suffix, coding
    return path, None


class BuiltUi:
    """`frontend/dist`, read at each request: a new build is served without a restart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.assets = Files(folder / "assets", FOREVER)
        self._beside = Files(folder, ASK)

    def page(self) -> Response | None:
        """The page of every address of the UI, with a nonce of its own; None when nothing is built."""
        try:
            text = (self._folder / "index.html").read_text(encoding="utf-8")
        except OSError:
            return None
        nonce = token_urlsafe(16)
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY.format(nonce=nonce)}
        return HTMLResponse(text.replace(_NONCE, nonce), headers=headers)

    async def file(self, name: str, scope: Scope) -> Response | None:
        """A file that stands beside the page (icon, manifest); None when there is none of that name."""
        known = os.path.splitext(name)[1] in _TYPES.keys() - {".html", ".json"}
        if "/" in name or not known or not (self._folder / name).is_file():
            return None
        return await self._beside.get_response(name, scope)
