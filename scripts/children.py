"""The processes that our commands start: away from the terminal, watched, ended in order."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 10.0  # seconds between the polite request and the kill
_asked_to_stop = threading.Event()

Process = subprocess.Popen[bytes]


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


def say(text: str) -> None:
    """Print at once, even into a pipe."""
    print(text, flush=True)


def listen_to_signals() -> None:
    """Our own handlers: a parent may have left SIGINT ignored, and children would inherit that."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        _asked_to_stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def pause(seconds: float) -> None:
    """Wait. Raises Stopped as soon as somebody asks."""
    if _asked_to_stop.wait(seconds):
        raise Stopped


def start(command: list[str], output: BinaryIO | None = None, environment: Mapping[str, str] | None = None) -> Process:
    """Start in a session of its own: the terminal's Ctrl-C reaches us alone, and we pass it on in order."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output and subprocess.STDOUT,
        start_new_session=True,
        close_fds=False,  # Python's own files are closed anyway; what is left was meant to be kept
    )


def run(command: list[str], environment: Mapping[str, str] | None = None) -> int:
    """Run to the end and return the exit code. Raises Stopped, the process then being ended."""
    process = start(command, environment=environment)
    try:
        while process.poll() is None:
            pause(0.05)
    finally:
        end([process], signal.SIGINT)
    return process.returncode


def end(processes: list[Process], number: signal.Signals = signal.SIGTERM) -> None:
    """Ask all, and their own children, to end; kill those that don't within PATIENCE."""
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, number)
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
