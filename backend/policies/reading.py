"""A portfolio file as a stream of records: encoding found, lines counted as a person counts them, memory constant."""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from backend.policies import errors
from backend.policies.rules.rows import FACT_REJECT_COLUMNS, REJECT_COLUMNS

CHUNK = 1 << 20
LONGEST_HEADER = 20_000
LONGEST_RECORD = 20  # physical lines of one quoted record: beyond, a quote was forgotten


@dataclass(frozen=True, slots=True)
class Header:
    """The first line, and where each expected column stands in it."""

    raw: str
    width: int
    positions: tuple[int, ...]

    def is_canonical(self) -> bool:
        """Whether the cells already stand in the expected order, with nothing between or after."""
        return self.positions == tuple(range(self.width))


class Record(NamedTuple):
    """One record: the line where it starts (header = 1), its own text, its cells as they stand in the file."""

    line: int
    raw: str
    cells: Sequence[str]


def detect_encoding(path: Path) -> str:
    """`utf-8-sig` when every byte fits UTF-8 (with or without BOM), else `cp1252`.

    Raises Refused `encoding_unknown` for a file that is neither, such as a workbook or UTF-16.
    """
    for encoding in ("utf-8-sig", "cp1252"):
        if _fits(path, encoding):
            return encoding
    raise errors.encoding_unknown()


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                if b"\0" in chunk:
                    return False
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


class PortfolioFile:
    """An open file: its header, then its records, one by one."""

    def __init__(self, path: Path) -> None:
        self.encoding = detect_encoding(path)
        self.size = path.stat().st_size
        self._bytes = path.open("rb")
        self._file = io.TextIOWrapper(self._bytes, encoding=self.encoding, newline="")
        first = self._file.readline(LONGEST_HEADER)
        self._titles = [title.strip().lower() for title in _split(first) or ()]
        self.raw_header = first.rstrip("\r\n")

    def __enter__(self) -> "PortfolioFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def position(self) -> int:
        """Bytes taken from the file so far."""
        return self._bytes.tell()

    @property
    def holds_facts(self) -> bool:
        """Whether the header is that of the file of life facts."""
        return "fait" in self._titles

    def header(self, columns: Sequence[str]) -> Header:
        """The header, checked against `columns` (any order). Raises Refused `header_unknown` naming what differs."""
        ignored = {*REJECT_COLUMNS, *FACT_REJECT_COLUMNS} - set(columns)
        titles = [title for title in self._titles if title not in ignored]
        missing = [column for column in columns if column not in titles]
        unknown = [title for title in titles if title not in columns]
        repeated = sorted({title for title in titles if titles.count(title) > 1})
        if missing or unknown or repeated:
            raise errors.header_unknown(missing, unknown, repeated)
        return Header(self.raw_header, len(self._titles), tuple(map(self._titles.index, columns)))

    def records(self) -> Iterator[Record]:
        """Every record after the header; blank lines are counted as lines and are no records."""
        line, lines = 1, _Lines(self._file)
        while True:
            quoted = None
            for text in lines:
                line += 1
                if '"' in text:
                    quoted = text
                    break
                raw = text.rstrip("\r\n")
                cells = raw.split(";")
                if any(cells) and not raw.isspace():
                    yield Record(line, raw, cells)
            if quoted is None:
                return
            taken, cells = self._quoted(quoted, lines)
            yield Record(line, "".join(taken).rstrip("\r\n"), cells)
            line += len(taken) - 1

    def _quoted(self, text: str, more: "_Lines") -> tuple[list[str], list[str]]:
        """A record with quotes, which may run over several lines: its lines and its cells.

        A record that does not come to the header's width gives its further lines back: they may be sound rows.
        """
        taken = [text]
        while (cells := _split("".join(taken))) is None and len(taken) < LONGEST_RECORD:
            following = next(more, None)
            if following is None:
                break
            taken.append(following)
        if cells is not None and (len(taken) == 1 or len(cells) == len(self._titles)):
            return taken, cells
        more.give_back(taken[1:])
        return [text], [text]


class _Lines(Iterator[str]):
    """The lines of a file, some of which may be given back."""

    def __init__(self, file: Iterator[str]) -> None:
        self._file = file
        self._back: deque[str] = deque()

    def __next__(self) -> str:
        return self._back.popleft() if self._back else next(self._file)

    def give_back(self, lines: Sequence[str]) -> None:
        """These lines come again, in the same order, before any other."""
        self._back.extendleft(reversed(lines))


def _split(text: str) -> list[str] | None:
    """The cells of one record, None while a quote is open or misplaced."""
    try:
        return next(csv.reader([text.rstrip("\r\n")], delimiter=";", strict=True), [])
    except csv.Error:
        return None
