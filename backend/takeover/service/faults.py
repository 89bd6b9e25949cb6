"""What a service refuses of a claim, as a fault of the line and the cell that it is about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from pydantic import ValidationError

from backend.core.errors import DomainError
from backend.takeover.rules.rows import MESSAGES, Fault, OldContent

# Which cell of the file a refusal of a service is about.
_CELLS: Mapping[str, str] = {
    "policy_unknown": "numero_contrat",
    "handler_unknown": "gestionnaire",
    "handler_in_conflict": "gestionnaire",
    "url_invalid": "url",
    "date_in_future": "publie_le",
    "interval_reversed": "publie_avant",
    "date_out_of_range": "publie_le",
    "kind_unknown": "qualification",
    "qualification_missing": "qualification",
    "act_unknown": "actes",
    "act_in_future": "actes",
    "act_before_start": "actes",
    "reason_code_unknown": "motif_refus",
    "event_limit_reached": "evenement",
    "event_number_too_high": "evenement",
    "event_unknown": "periode_evenement",
    "amount_limit_exceeded": "engage",
    "benefit_not_covered": "prestation",
    "benefit_not_taken_over": "prestation",
    "siret_invalid": "prestataire_siret",
    "reserve_below_commitments": "provision",
    "reserve_line_unknown": "prestation",
}
_CONTENT = re.compile(r"/contents/([0-9]+)")
# Which cell a field of a body comes from.
_FIELDS: Mapping[str, str] = {
    "policy_number": "numero_contrat",
    "reason_code": "motif_refus",
    "fact": "motif_fait",
    "url": "url",
    "form": "forme",
    "platform": "plateforme",
    "excerpt": "extrait",
    "author": "auteur",
    "published": "publie_le",
    "kind": "qualification",
    "code": "actes",
}


class Faulty(Exception):
    """A fault whose line is known: the claim it belongs to is not taken over."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.words)
        self.fault = fault


def fault_of(line: int, error: DomainError) -> Fault:
    """A service's refusal as a fault of a line."""
    return Fault(line, _CELLS.get(error.code, "ancienne_reference"), error.code, error.message)


@contextmanager
def at(line: int) -> Iterator[None]:
    """What is refused inside is about this line. Raises Faulty."""
    try:
        yield
    except DomainError as error:
        raise Faulty(fault_of(line, error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        column = next((_FIELDS[part] for part in map(str, first["loc"]) if part in _FIELDS), "ancienne_reference")
        code = "too_long" if first["type"] == "string_too_long" else "bad_value"
        raise Faulty(Fault(line, column, code, MESSAGES[code])) from error


@contextmanager
def among(contents: Sequence[OldContent], line: int) -> Iterator[None]:
    """What is refused inside is about the content that the refusal points at, else about `line`. Raises Faulty."""
    try:
        yield
    except DomainError as error:
        place = _CONTENT.search(str(error.facts.get("errors", "")))
        raise Faulty(fault_of(contents[int(place[1])].line if place else line, error)) from error
