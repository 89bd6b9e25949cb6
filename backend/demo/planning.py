"""The plan of the year: which claims, on which contracts, and when each step happens. Nothing is stored here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from backend.core.calendar import METROPOLE, add_months
from backend.core.clock import PARIS, paris_date
from backend.demo.plot import Episode, PolicySpec, Step, Story, cast, with_looks
from backend.demo.portfolio import Contract, Registry

YEAR = 366
HALF = 183


@dataclass(slots=True)
class Life:
    """One claim of the demonstration: what is planned, then what became of it."""

    index: int
    story: str
    episode: Episode
    contract: Contract
    declared_on: date
    rng: Random
    earlier: "Life | None" = None
    twin: Contract | None = None
    known_on: date | None = None
    author: str | None = None
    reference: str = ""
    event_id: UUID | None = None
    request: str = ""
    tariff: int = 0
    lines: Sequence[Mapping[str, object]] = ()
    quoted: int = 0
    payment: str = ""
    agreement: str = ""
    assistance: str = ""
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of a claim at its instant."""

    at: datetime
    life: Life
    step: Step


@dataclass(slots=True)
class Plan:
    """The whole year."""

    start: date
    middle: date
    today: date
    contracts: list[Contract] = field(default_factory=list)
    lives: list[Life] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)


def plan(now: datetime, *, policies: int, claims: int) -> Plan:
    """Plan `claims` claims on the contracts that they need, among `policies` contracts in all (or more if need be)."""
    today = paris_date(now)
    whole = Plan(today - timedelta(YEAR), today - timedelta(HALF), today)
    registry = Registry("portfolio")
    for number, story in enumerate(cast(claims)):
        _tell(whole, registry, story, Random(f"{story.name} {number}"))
    ordinary = registry.fill(max(0, policies - len(whole.contracts)), whole.start, today)
    whole.contracts += ordinary
    Random("order of the file").shuffle(whole.contracts)
    _name_authors(whole.lives, ordinary)
    whole.moments = sorted(_moments(whole.lives, now), key=lambda moment: (moment.at, moment.life.index))
    return whole


def _tell(whole: Plan, registry: Registry, story: Story, rng: Random) -> None:
    """Add a story: its contract, then its claims, which all name it."""
    ages = [rng.randint(*episode.age) for episode in story.episodes]
    first = whole.today - timedelta(ages[0])
    contract, known_on = _contract(registry, story.policy, first, whole.start, rng)
    twin = registry.twin(contract) if story.policy.twin else None
    whole.contracts += [contract, twin] if twin else [contract]
    earlier: Life | None = None
    for episode, age in zip(story.episodes, ages, strict=True):
        day = whole.today - timedelta(age)
        life = Life(len(whole.lives), story.name, episode, contract, day, rng, earlier, twin, known_on)
        whole.lives.append(life)
        earlier = life


def _contract(
    registry: Registry, spec: PolicySpec, first: date, start: date, rng: Random
) -> tuple[Contract, date | None]:
    """The contract that a story asks for, and the day on which the insured knew when that came before it."""
    if spec.anniversary is not None:
        inception = add_months(first - timedelta(spec.anniversary), -12 * rng.randint(1, 8))
    elif spec.inception is not None:
        inception = first - timedelta(rng.randint(*spec.inception))
    else:
        inception = start - timedelta(rng.randint(90, 3300))
    end_on = first - timedelta(spec.ended) if spec.ended is not None else None
    contract = registry.contract(rng.choice(list(spec.products)), inception, end_on=end_on)
    return contract, inception - timedelta(3) if spec.known_before else None


def _name_authors(lives: Sequence[Life], ordinary: Sequence[Contract]) -> None:
    """Where a story wants it, the named author is somebody else's insured."""
    insured = iter(ordinary)
    for life in lives:
        if life.episode.author == "insured":
            life.author = next(insured, life.contract).name


def _moments(lives: Sequence[Life], now: datetime) -> Iterator[Moment]:
    for life in lives:
        declared = _declared_at(life, now)
        steps = with_looks(life.episode.steps)
        before = [step for step in steps if step.day < 0]
        after = [step for step in steps if step.day >= 0]
        for step in before:
            yield Moment(_working_time(life, step), life, step)
        yield Moment(declared, life, Step(0, "declare", ""))
        previous = declared
        for step in after:
            previous = max(_working_time(life, step), previous + timedelta(minutes=life.rng.randint(15, 80)))
            if previous > now:
                break
            yield Moment(previous, life, step)


def _declared_at(life: Life, now: datetime) -> datetime:
    """Any day, from early morning to late evening; today's declarations came within the last hour."""
    minutes = life.rng.randint(7 * 60, 21 * 60)
    told = datetime.combine(life.declared_on, time(minutes // 60, minutes % 60), PARIS).astimezone(UTC)
    return min(told, now - timedelta(minutes=life.rng.randint(1, 50)))


def _working_time(life: Life, step: Step) -> datetime:
    """Office hours of a working day, on or after the day of the step."""
    day = METROPOLE.working_day_on_or_after(life.declared_on + timedelta(step.day))
    minutes = life.rng.randint(8 * 60 + 30, 17 * 60 + 30)
    return datetime.combine(day, time(minutes // 60, minutes % 60), PARIS).astimezone(UTC)
