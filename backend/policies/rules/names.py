"""One spelling for what people write in many ways."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_NOT_A_LETTER = re.compile(r"[\W_]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


@lru_cache(maxsize=65_536)
def _words(text: str) -> tuple[str, ...]:
    # Twice: a letter may have capitals only once decomposed, and be decomposable only once lowered.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LIGATURES)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_NOT_A_LETTER.sub(" ", letters).split())


def normalise_name(*parts: str | None) -> str:
    """The words of a name without case, accents, punctuation or order: `LE GOFF, Zoé` → `goff le zoe`.

    This is the only place where a name is normalised: `person.name_key` holds its result and SQL only compares.
    """
    words: list[str] = []
    for part in parts:
        if part:
            words += _words(part)
    words.sort()
    return " ".join(words)


def normalise_number(text: str) -> str:
    """A policy number as it is stored: capitals, no blanks, plain hyphens."""
    compact = "".join(text.split()).upper()
    return compact if compact.isascii() else compact.translate(_DASHES)
