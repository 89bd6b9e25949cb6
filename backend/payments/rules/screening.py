"""The search of a payee's names in the list of frozen assets, and what is known of that list (rule 30). Pure."""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody whose assets are frozen; `names` are their name and aliases, each as the set of its words."""

    id: str
    names: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class FreezeList:
    """A list as read: its day, the hash of its bytes, its entries, and for how many days it is held to be fresh."""

    dated: date | None
    sha256: str | None
    entries: tuple[Entry, ...] = ()
    days: int = 7

    def warning(self, today: date) -> str | None:
        """Why a search in this list proves less than it should: `list_absent`, `list_old`, or None."""
        if self.dated is None:
            return "list_absent"
        return "list_old" if (today - self.dated).days > self.days else None

    def hits(self, names: Iterable[str]) -> tuple[str, ...]:
        """Identifiers of the entries that one of these names may be, in order."""
        asked = [words for words in map(words_of, names) if words]
        return tuple(sorted({entry.id for entry in self.entries if _meets(entry, asked)}))


NO_LIST = FreezeList(None, None)


def read_list(content: bytes, dated: date, days: int) -> FreezeList:
    """Read a list: UTF-8, `name;aliases;date_of_birth;id`, `|` between aliases. Raises ValueError on any other."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    if not {"name", "id"} <= set(rows.fieldnames or ()):
        raise ValueError("the list names neither `name` nor `id`")
    entries = tuple(_entry(number, row) for number, row in enumerate(rows, start=2))
    return FreezeList(dated, hashlib.sha256(content).hexdigest(), entries, days)


def _entry(number: int, row: Mapping[str, str | None]) -> Entry:
    names = [row["name"] or "", *(row.get("aliases") or "").split("|")]
    return Entry((row["id"] or "").strip() or f"line {number}", tuple(words for words in map(words_of, names) if words))


def words_of(name: str) -> frozenset[str]:
    """The words of a name without accents, case, punctuation or order."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return frozenset(re.findall(r"[A-Z0-9]+", plain.upper()))


def _meets(entry: Entry, asked: Sequence[frozenset[str]]) -> bool:
    return any(_same(listed, given) for listed in entry.names for given in asked)


def _same(listed: frozenset[str], given: frozenset[str]) -> bool:
    """The same words, or at least two words that are all of the shorter name."""
    shorter, longer = sorted((listed, given), key=len)
    return listed == given or (len(shorter) >= 2 and shorter <= longer)
