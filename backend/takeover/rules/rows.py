"""One line of a file of claims open elsewhere: its faults, or the values it tells. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backend.core.money import Cents
from backend.policies.rules.rows import is_email, read_cents, read_day

COLUMNS = (
    "ancienne_reference",
    "numero_contrat",
    "declare_le",
    "connu_le",
    "gestionnaire",
    "decision",
    "decide_le",
    "motif_refus",
    "motif_fait",
    "evenement",
    "periode_evenement",
    "url",
    "forme",
    "plateforme",
    "extrait",
    "auteur",
    "publie_le",
    "publie_avant",
    "qualification",
    "actes",
    "prestation",
    "prestataire_siret",
    "prestataire_nom",
    "prestataire_email",
    "provision",
    "engage",
    "paye",
    "franchise",
)
OF_THE_CLAIM = COLUMNS[1:11]
AMOUNTS = ("provision", "engage", "paye", "franchise")
TOTAL = "TOTAL"
DECISIONS = {"garanti": "covered", "non_garanti": "not_covered", "conseil": "advice_only"}
FORMS = ("review", "rating", "post", "story", "private_message", "group", "listing", "press", "print")
LONGEST_CELL = 20_000
LONGEST = {"ancienne_reference": 100, "prestataire_nom": 300}
MOST = Cents(100_000_000)
"""In one cell: beyond a million euros a figure of this line of business is a slip."""

MESSAGES = {
    "missing_value": "Cette cellule doit être remplie.",
    "bad_date": "La date doit s’écrire jj/mm/aaaa et exister.",
    "bad_amount": "Le montant doit s’écrire en euros, par exemple « 1234,56 ».",
    "bad_number": "Un nombre entier à partir de 1 est attendu.",
    "bad_decision": "La décision est « garanti », « non_garanti », « conseil », ou vide.",
    "bad_form": f"La forme du contenu est l’une de : {', '.join(FORMS)}.",
    "bad_act": "Un acte s’écrit code:jj/mm/aaaa ; plusieurs se séparent par une barre verticale.",
    "bad_columns": "Le nombre de colonnes n’est pas celui de l’en-tête : point-virgule ou guillemet mal placé.",
    "claim_lines_differ": "Cette valeur diffère de celle d’une ligne précédente du même sinistre.",
    "money_without_cover": "Une somme engagée ou payée suppose une décision « garanti ».",
    "too_long": "Ce texte est trop long.",
    "bad_value": "Cette valeur n’est pas admise ici.",
    "bad_email": "L’adresse électronique n’en est pas une. Corrigez-la, ou laissez la cellule vide.",
    "too_much": "Ce montant dépasse un million d’euros. Vérifiez la virgule.",
    "days_reversed": "Cette date contredit celle de la déclaration : on publie, puis on sait, déclare et décide.",
}
_ACT = re.compile(r"([a-z0-9_]{1,60}):([0-9/]+)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell."""

    line: int
    column: str
    code: str
    message: str = ""

    @property
    def words(self) -> str:
        """The French sentence."""
        return self.message or MESSAGES[self.code]


@dataclass(frozen=True, slots=True)
class OldContent:
    """A disputed content, as the line tells it."""

    line: int
    url: str | None
    form: str
    platform: str | None
    excerpt: str | None
    author: str | None
    earliest: date | None
    latest: date | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class OldAct:
    """A procedural act already done."""

    line: int
    code: str
    on: date


@dataclass(frozen=True, slots=True)
class OldMoney:
    """What one benefit cost so far with one provider, in cents TTC: still expected, ordered and not paid, paid."""

    line: int
    benefit: str
    siret: str | None
    name: str | None
    email: str | None
    reserve: Cents
    committed: Cents
    paid: Cents
    deductible: Cents


class Row:
    """One line with its cells by column; reading a cell adds its faults."""

    def __init__(self, line: int, raw: str, cells: Sequence[str]) -> None:
        self.line, self.raw = line, raw
        self.cells = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
        self.faults = [
            self.fault(name, "too_long")
            for name, cell in self.cells.items()
            if len(cell) > LONGEST.get(name, LONGEST_CELL)
        ]

    @property
    def reference(self) -> str:
        """The old reference."""
        return self.cells["ancienne_reference"]

    def fault(self, column: str, code: str) -> Fault:
        """A fault of this line."""
        return Fault(self.line, column, code)

    def text(self, column: str) -> str | None:
        """A cell, None when it is empty."""
        return self.cells[column] or None

    def day(self, column: str) -> date | None:
        """A day; a fault when it is none."""
        if not self.cells[column]:
            return None
        found = read_day(self.cells[column])
        if found is None:
            self.faults.append(self.fault(column, "bad_date"))
            return None
        return date.fromisoformat(found)

    def cents(self, column: str) -> Cents:
        """An amount, 0 when empty; a fault when it is none."""
        found = read_cents(self.cells[column])
        if found is None:
            self.faults.append(self.fault(column, "bad_amount"))
        cents = Cents(int(found or 0))
        if cents > MOST:
            self.faults.append(self.fault(column, "too_much"))
        return cents

    def number(self, column: str) -> int | None:
        """A whole number from 1; a fault when it is none."""
        told = self.cells[column]
        if told and not (told.isascii() and told.isdigit() and 0 < int(told) < 10_000):
            self.faults.append(self.fault(column, "bad_number"))
            return None
        return int(told) if told else None

    def content(self) -> OldContent | None:
        """The content of the line, if it tells one."""
        if not any(self.cells[name] for name in ("url", "forme", "extrait")):
            return None
        form = self.cells["forme"] or "review"
        if form not in FORMS:
            self.faults.append(self.fault("forme", "bad_form"))
        return OldContent(
            line=self.line,
            url=self.text("url"),
            form=form,
            platform=self.text("plateforme"),
            excerpt=self.text("extrait"),
            author=self.text("auteur"),
            earliest=self.day("publie_le"),
            latest=self.day("publie_avant"),
            kind=self.text("qualification"),
        )

    def acts(self) -> Iterator[OldAct]:
        """The acts of the line, each `code:day`."""
        for told in filter(None, (part.strip() for part in self.cells["actes"].split("|"))):
            found = _ACT.fullmatch(told)
            day = read_day(found[2]) if found else None
            if found is None or day is None:
                self.faults.append(self.fault("actes", "bad_act"))
            else:
                yield OldAct(self.line, found[1], date.fromisoformat(day))

    def money(self) -> OldMoney | None:
        """The amounts of the line, if it tells any."""
        reserve, committed, paid, deductible = (
            self.cents(name) for name in ("provision", "engage", "paye", "franchise")
        )
        if not (reserve or committed or paid or deductible):
            return None
        needed = ["prestation"] + (["prestataire_siret", "prestataire_nom"] if committed else [])
        self.faults += [self.fault(name, "missing_value") for name in needed if not self.cells[name]]
        if self.cells["prestataire_email"] and not is_email(self.cells["prestataire_email"]):
            self.faults.append(self.fault("prestataire_email", "bad_email"))
        return OldMoney(
            line=self.line,
            benefit=self.cells["prestation"],
            siret=self.text("prestataire_siret"),
            name=self.text("prestataire_nom"),
            email=self.text("prestataire_email"),
            reserve=reserve,
            committed=committed,
            paid=paid,
            deductible=deductible,
        )
