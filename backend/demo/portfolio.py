"""A portfolio of our own making: invented people, contracts of the four products, written as an insurer's file."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from unicodedata import combining, normalize

from stdnum import luhn

from backend.demo.plot import read_yaml
from backend.policies.rules.facts import FACT_COLUMNS
from backend.policies.rules.rows import COLUMNS

PRODUCTS = ("LM-INTERNE", "LM-LIBERAL", "EREP-BASE", "EREP-PLUS")
_WEIGHTS = (35, 40, 13, 12)
_PREMIUMS = {"LM-INTERNE": (90, 160), "LM-LIBERAL": (420, 2400), "EREP-BASE": (84, 140), "EREP-PLUS": (260, 480)}
_WITH_RPPS = 0.6
_TWINS = 0.02
_ENDED = 0.03
_LEAP = 0.005


@dataclass(frozen=True, slots=True)
class Contract:
    """One line of the portfolio file."""

    number: str
    product: str
    civility: str
    last_name: str
    first_name: str
    profession: str
    specialty: str
    rpps: str
    email: str
    phone: str
    address: str
    postcode: str
    city: str
    department: str
    inception_on: date
    anniversary: str
    end_on: date | None
    premium: str

    @property
    def name(self) -> str:
        """`Hélène Aubrac`, as people write it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def called(self) -> str:
        """`Dr Aubrac`, as patients write it."""
        return f"{self.civility} {self.last_name}"

    @property
    def words(self) -> dict[str, str]:
        """What the texts of `contents.yaml` may name."""
        titled = self.civility in {"Dr", "Pr"}
        return {
            "nom": self.called,
            "le_nom": f"le {self.called}" if titled else self.called,
            "de_nom": f"du {self.called}" if titled else f"de {self.called}",
            "ville": self.city,
        }

    def cells(self) -> list[str]:
        """The cells in the order of the file."""
        end = _fr(self.end_on) if self.end_on else ""
        return [
            *(self.number, self.product, self.civility, self.last_name.upper(), self.first_name, self.profession),
            *(self.specialty, self.rpps, self.email, self.phone, self.address, self.postcode, self.city),
            *(self.department, _fr(self.inception_on), self.anniversary, end, self.premium),
        ]


class Registry:
    """Makes people and contracts, each with its own number, address and RPPS; the same ones for the same seed."""

    def __init__(self, seed: str) -> None:
        self._rng = Random(seed)
        self._made = 0

    def contract(
        self, product: str, inception_on: date, *, end_on: date | None = None, anniversary: str | None = None
    ) -> Contract:
        """A contract of somebody new."""
        self._made += 1
        rng, people = self._rng, read_yaml("people.yaml")
        profession = rng.choices(list(people["professions"]), (60, 14, 6, 6, 8, 6))[0]
        postcode, city, department = rng.choice(people["places"])
        given = rng.choice(people["given"])
        first, last = rng.choice(given["names"]), rng.choice(people["last_names"])
        return Contract(
            number=f"HYG-{self._made:07d}",
            product=product,
            civility=rng.choice(given["civilities"][3:4] if product == "LM-INTERNE" else given["civilities"]),
            last_name=last,
            first_name=first,
            profession="interne" if product == "LM-INTERNE" else profession,
            specialty=rng.choice(people["professions"]["medecin" if product == "LM-INTERNE" else profession]),
            rpps=self._rpps() if rng.random() < _WITH_RPPS else "",
            email=f"{_slug(first)}.{_slug(last)}.{self._made}@cabinet.example.org",
            phone=self._phone(),
            address=f"{rng.randint(1, 120)}, {rng.choice(people['streets'])}",
            postcode=postcode,
            city=city,
            department=department,
            inception_on=inception_on,
            anniversary=anniversary or f"{inception_on:%d/%m}",
            end_on=end_on,
            premium=self._premium(product),
        )

    def twin(self, contract: Contract) -> Contract:
        """A second contract of the same person, in another formula."""
        self._made += 1
        other = self._rng.choice([product for product in PRODUCTS if product != contract.product])
        return replace(contract, number=f"HYG-{self._made:07d}", product=other, premium=self._premium(other))

    def any(self, start: date, today: date) -> Contract:
        """A contract of the ordinary portfolio: most began long before `start`, some since, a few have ended."""
        rng = self._rng
        product = rng.choices(PRODUCTS, _WEIGHTS)[0]
        if rng.random() < _LEAP:
            return self.contract(product, date(rng.choice([2016, 2020, 2024]), 2, 29))
        new = rng.random() < 0.08
        inception = start + timedelta(rng.randint(1, (today - start).days) if new else -rng.randint(0, 3600))
        ends = not new and rng.random() < _ENDED
        end_on = inception + timedelta(rng.randint(300, 4200)) if ends else None
        anniversary = "01/01" if rng.random() < 0.15 else None
        return self.contract(product, inception, end_on=end_on, anniversary=anniversary)

    def fill(self, count: int, start: date, today: date) -> list[Contract]:
        """`count` ordinary contracts, a few of which belong to a person who already holds one."""
        made: list[Contract] = []
        while len(made) < count:
            made.append(self.any(start, today))
            if self._rng.random() < _TWINS and len(made) < count:
                made.append(self.twin(made[-1]))
        return made

    def _rpps(self) -> str:
        # No real identifier begins with 99: nobody is meant.
        root = f"99{self._made:08d}"
        return root + str(luhn.calc_check_digit(root))

    def _phone(self) -> str:
        # Ranges that the regulator keeps for works of fiction.
        prefix = self._rng.choice(["01 99 00", "06 39 98"])
        return f"{prefix} {self._rng.randint(0, 99):02d} {self._rng.randint(0, 99):02d}"

    def _premium(self, product: str) -> str:
        low, high = _PREMIUMS[product]
        return f"{self._rng.randint(low, high)},{self._rng.randint(0, 99):02d}"


def write_portfolio(path: Path, contracts: Iterable[Contract]) -> None:
    """Write the file that the importer reads."""
    _write(path, COLUMNS, (contract.cells() for contract in contracts))


def write_facts(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write the small file of life facts."""
    _write(path, FACT_COLUMNS, rows)


def facts_of(contracts: Sequence[Contract], on: date) -> list[list[str]]:
    """Suspensions, some of them paid since, and terminations in the months before `on`: one contract in fifty."""
    rows = []
    for rank, contract in enumerate(contracts[::50]):
        effect = on - timedelta(30 + rank % 60)
        if contract.end_on is not None or contract.inception_on >= effect:
            continue
        if rank % 3 == 0:
            rows.append([contract.number, "résilié", _fr(effect), "", "Résiliation à l’échéance par l’assuré"])
            continue
        notice = _fr(effect - timedelta(30))
        rows.append([contract.number, "suspendu", _fr(effect), notice, "Prime impayée après mise en demeure"])
        if rank % 3 == 1:
            rows.append([contract.number, "remis en vigueur", _fr(effect + timedelta(12)), "", "Prime réglée"])
    return rows


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(columns)
        writer.writerows(rows)


def _slug(name: str) -> str:
    plain = "".join(letter for letter in normalize("NFKD", name.lower()) if not combining(letter))
    return "".join(letter if letter.isalnum() else "-" for letter in plain)


def _fr(day: date) -> str:
    return f"{day:%d/%m/%Y}"
