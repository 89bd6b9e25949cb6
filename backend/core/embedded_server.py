"""Starting and stopping the embedded PostgreSQL: Unix socket only, crash-safe, whoever started it."""

import os
import shlex
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from backend.core.embedded_install import DatabaseUnavailable, Place, programs, run

NAME = "egide"  # of the database and of its owner
PORT = "5432"  # only a part of the socket's file name
_OLDEST = 15
_SOCKET_PATH_LIMIT = 107 - len(f"/.s.PGSQL.{PORT}.lock")
_LOG_LIMIT = 5_000_000
_READY_SECONDS = 60
_SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "max_connections": "120",  # some of them idle in several pools; each costs a few hundred kB at most
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "fsync": "on",
    "jit": "off",  # its start costs more than our queries
}


@dataclass(frozen=True)
class Server:
    """One cluster and the programs that run it. The caller holds the mutex around every method."""

    place: Place
    pg_bin: Path | None
    log: Path

    def sockets(self) -> Path:
        """Start the server unless it runs; return the folder of its socket. Raises DatabaseUnavailable."""
        deadline = time.monotonic() + _READY_SECONDS
        while self._process() is not None:
            folder = self._socket_folder_in_use()
            if folder is not None and not folder.is_dir():  # swept away by a cleaner of temporary files
                self.stop()
            elif folder is not None and self._ready(folder):
                return folder
            elif time.monotonic() > deadline:
                raise DatabaseUnavailable(f"Le PostgreSQL embarqué ne répond pas.\n{self._last_lines()}")
            else:  # it recovers after a kill, or is just ending
                time.sleep(0.2)
        return self._start()

    def stop(self) -> None:
        """Stop the server if it runs, within 15 seconds."""
        if self._process() is None:
            return
        folder = self._socket_folder_in_use()
        if self._control("stop", "-m", "fast", "-t", "9") is not None:
            self._control("stop", "-m", "immediate", "-t", "3")
        if folder is not None:
            with suppress(OSError):
                folder.rmdir()

    def _start(self) -> Path:
        if not self.place.cluster.exists():
            self._create()
        self._check_version()
        self._forget_stranger()
        crashed = self._pid() is not None
        folder = self._socket_folder()
        wanted = _SETTINGS | {"unix_socket_directories": str(folder)}
        named = (part for name, value in wanted.items() for part in ("-c", f"{name}={value}"))
        options = shlex.join(["-D", str(self.place.cluster), *named])
        deadline = time.monotonic() + (10 if crashed else 0)
        while self._control("start", "-s", "-t", "120", "-o", options) is not None:
            # After a kill, the last children of the old server may hold its shared memory for a moment.
            if time.monotonic() > deadline:
                folder.rmdir()
                raise DatabaseUnavailable(f"Le PostgreSQL embarqué n’a pas démarré.\n{self._last_lines()}")
            time.sleep(0.5)
        return folder

    def _create(self) -> None:
        """A new cluster with our empty database, visible under its name only once complete."""
        draft = self.place.base / "cluster.new"
        self._as_account("/bin/rm", "-rf", str(draft))
        with suppress(FileExistsError):
            draft.mkdir(mode=0o700)
        if self.place.account is not None:
            os.chown(draft, self.place.account.uid, self.place.account.gid, follow_symlinks=False)
        failure = (self._initdb(draft, "C.UTF-8") and self._initdb(draft, "C")) or self._add_database(draft)
        if failure is not None:
            raise DatabaseUnavailable(f"La base embarquée n’a pas pu être créée dans {self.place.base} :\n{failure}")
        draft.rename(self.place.cluster)

    def _initdb(self, folder: Path, locale: str) -> str | None:
        trusted = ("--auth-local=trust", "--auth-host=reject")  # the socket's folder is closed to other accounts
        initdb = str(self._programs() / "initdb")
        return self._as_account(initdb, "-D", str(folder), "-U", NAME, "-E", "UTF8", f"--locale={locale}", *trusted)

    def _add_database(self, folder: Path) -> str | None:
        single = [str(self._programs() / "postgres"), "--single", "-D", str(folder), "postgres"]
        return run(self.place.account, single, text=f"CREATE DATABASE {NAME};\n")

    def _check_version(self) -> None:
        version = [str(self._programs() / "postgres"), "--version"]
        program = int(
            subprocess.run(version, capture_output=True, text=True, check=True).stdout.split()[2].split(".")[0]
        )
        data = int((self.place.cluster / "PG_VERSION").read_text())
        if program < _OLDEST:
            raise DatabaseUnavailable(f"PostgreSQL {program} est trop ancien : il faut au moins la version {_OLDEST}.")
        if data != program:
            raise DatabaseUnavailable(
                f"Les données de {self.place.base} viennent de PostgreSQL {data}, le programme est le {program}. "
                f"Reprenez la version {data} pour les exporter (pg_dump), ou changez EGIDE_DATA_DIR."
            )

    def _process(self) -> int | None:
        """The running server of this very cluster; a number left by a crash may belong to another program today."""
        pid = self._pid()
        if pid is None:
            return None
        try:
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            return None if Path("/proc/self").exists() else _answering(pid)
        return pid if bytes(self.place.cluster) in arguments else None

    def _pid(self) -> int | None:
        lines = self._pid_file()
        return int(lines[0]) if lines and lines[0].isdigit() else None

    def _pid_file(self) -> list[str]:
        try:
            return (self.place.cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _forget_stranger(self) -> None:
        # PostgreSQL itself clears the traces of a dead server, carefully; not those whose number now belongs to
        # another program of the same account (a restarted container often does this).
        pid = self._pid()
        if pid is not None and _answering(pid):
            self._as_account("/bin/rm", "-f", str(self.place.cluster / "postmaster.pid"))

    def _socket_folder_in_use(self) -> Path | None:
        lines = self._pid_file()
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def _socket_folder(self) -> Path:
        # The inode changes with the cluster: an old server of a deleted one may still be ending on its socket.
        identity = f"{self.place.cluster}:{self.place.cluster.stat().st_ino}"
        name = f"egide-{sha256(identity.encode()).hexdigest()[:12]}"
        for parent in (Path(tempfile.gettempdir()), Path("/") / "tmp", Path("/var") / "tmp"):
            folder = parent / name
            if len(bytes(folder)) <= _SOCKET_PATH_LIMIT and "," not in str(parent) and self._opened(folder):
                return folder
        raise DatabaseUnavailable(
            "Aucun dossier temporaire ne convient au canal de PostgreSQL : vérifiez /tmp et TMPDIR."
        )

    def _opened(self, folder: Path) -> bool:
        """Make the folder for the server's account alone; False when that account can't come there."""
        uid = self.place.account.uid if self.place.account else os.geteuid()
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        facts = folder.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid not in {uid, os.geteuid()}:
            raise DatabaseUnavailable(
                f"{folder} appartient à un autre compte : faites-le supprimer, ou changez TMPDIR."
            )
        if self.place.account is not None:
            os.chown(folder, uid, self.place.account.gid, follow_symlinks=False)
        left = [str(folder / name) for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock")]
        return self._as_account("/bin/chmod", "700", str(folder)) is None and not self._as_account(
            "/bin/rm", "-f", *left
        )

    def _ready(self, folder: Path) -> bool:
        asked = [str(self._programs() / "pg_isready"), "-q", "-h", str(folder), "-p", PORT, "-U", NAME, "-t", "2"]
        return run(None, asked) is None

    def _programs(self) -> Path:
        return programs(self.place, self.pg_bin)

    def _as_account(self, *command: str) -> str | None:
        return run(self.place.account, list(command))

    def _control(self, *arguments: str) -> str | None:
        # Its own -D would pass the folder's name through a shell, between mere double quotes.
        data = f"PGDATA={self.place.cluster}"
        command = ["/usr/bin/env", data, str(self._programs() / "pg_ctl"), "-w", *arguments]
        with self._opened_log() as log:
            return run(self.place.account, command, log=log)

    def _opened_log(self) -> BinaryIO:
        # Opened by us and handed down: the account needs no right on the folder of the logs.
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.rename(self.log.with_name(f"{self.log.name}.1"))
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
        return os.fdopen(os.open(self.log, flags, 0o600), "ab")

    def _last_lines(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()[-12:]
        return "\n".join([f"Dernières lignes de {self.log} :", *lines])


def _answering(pid: int) -> int | None:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:  # alive, and somebody else's: PostgreSQL knows how to tell
        return None
    return pid
