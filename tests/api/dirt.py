"""Dirty bodies made from the OpenAPI: a seed gives the same ones each time."""

from collections.abc import Mapping
from random import Random
from typing import Any

Json = dict[str, Any]

DIRT: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    10**15,
    2**63,
    10**400,
    1.5,
    -0.0,
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff texte",
    "\u202egauche à droite",
    "مرحبا",
    "😀" * 500,
    "x" * 30_000,
    "0001-01-01",
    "9999-12-31",
    "2027-02-29",
    "2028-02-29",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "2026-13-45",
    "-12.34",
    "-0.00",
    "0.00",
    "1000000000000000.00",
    "99999999999999999999999999.99",
    "1e5",
    "NaN",
    "١٢٣.٤٥",
    "=1+1",
    "'; DROP TABLE claim; --",
    "00000000-0000-0000-0000-000000000000",
    "FR1420041010050500013M02606",
    [],
    {},
    [[[[]]]],
    {"a": {"b": {"c": None}}},
    ["\x00"],
)
_DATES = ("2026-11-01", "0001-01-01", "9999-12-31", "2028-02-29", "1899-12-31")
_MOMENTS = ("2026-11-01T10:00:00+01:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
_AMOUNTS = ("10.00", "0.01", "9999999999.99", "92233720368547758.07", "1000000000000000.00")
_MONEY = ("amount", "price", "cost", "share", "outlay", "value", "money", "authority")
_TEXTS = ("Un texte.", "😀", "\u202ex", "=1+1", "x" * 900)


class Dirt:
    """Bodies of one document, by a seed."""

    def __init__(self, document: Json, seed: int) -> None:
        self.schemas: Json = document["components"]["schemas"]
        self.random = Random(seed)

    def body(self, schema: Json, ids: Mapping[str, str]) -> object:
        """A body that nearly fits: most fields are right, some are not."""
        made = self._right(schema, ids, "")
        for _ in range(self.random.choice((0, 1, 1, 1, 2, 4))):
            made = self._spoilt(made)
        return made

    def _spoilt(self, value: object) -> object:
        if isinstance(value, dict) and value and self.random.random() < 0.95:
            name = self.random.choice(list(value))
            return {**value, name: self._spoilt(value[name])}
        if isinstance(value, list) and value and self.random.random() < 0.7:
            place = self.random.randrange(len(value))
            return [self._spoilt(one) if at == place else one for at, one in enumerate(value)]
        return self.random.choice(DIRT)

    def _right(self, schema: Json, ids: Mapping[str, str], name: str) -> object:
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rpartition("/")[2]]
        if options := schema.get("anyOf") or schema.get("oneOf"):
            return self._right(self.random.choice(options), ids, name)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        if schema.get("type") == "object":
            return self._object(schema, ids)
        if schema.get("type") == "array":
            count = self.random.choice((0, 1, 1, 2))
            return [self._right(schema["items"], ids, name) for _ in range(max(count, schema.get("minItems", 0)))]
        return self._plain(schema, ids, name)

    def _object(self, schema: Json, ids: Mapping[str, str]) -> Json:
        needed = set(schema.get("required", ()))
        return {
            name: self._right(inner, ids, name)
            for name, inner in schema.get("properties", {}).items()
            if name in needed or self.random.random() < 0.6
        }

    def _plain(self, schema: Json, ids: Mapping[str, str], name: str) -> object:
        if name in ids and self.random.random() < 0.8:
            return ids[name]
        number = (schema.get("minimum", 1), schema.get("maximum", 7), 3, 10**9)
        kinds: dict[object, tuple[object, ...]] = {
            "integer": number,
            "number": number,
            "boolean": (True, False),
            "null": (None,),
            "date": _DATES,
            "date-time": _MOMENTS,
            "uuid": ("00000000-0000-4000-8000-000000000000",),
        }
        fitting = kinds.get(schema.get("format")) or kinds.get(schema.get("type"))
        if fitting is not None:
            return self.random.choice(fitting)
        if any(word in name for word in _MONEY):
            return self.random.choice(_AMOUNTS)
        return self.random.choice(_TEXTS)[: schema.get("maxLength", 100_000)]
