"""The characters that every bank of the SEPA accepts."""

import re
import unicodedata

_OUTSIDE = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "'", "&": "+", "_": "-"})


def plain(text: str, longest: int) -> str:
    """`text` without accents and in the restricted set, single spaces, cut to `longest` characters.

    A slash neither begins nor ends it and is not doubled. Never empty: a full stop stands for what has no letter.
    """
    letters = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    kept = _OUTSIDE.sub(" ", "".join(one for one in letters if not unicodedata.combining(one)))
    joined = re.sub(r"/{2,}", "/", re.sub(r" +", " ", kept))
    return joined.strip(" /")[:longest].rstrip(" /") or "."
