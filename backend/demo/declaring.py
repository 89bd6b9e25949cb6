"""How a claim of the demonstration is declared: who tells, what, by which channel, and what was published."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from backend.claims.commands import AuthorIn, CircumstancesIn, ClaimIn, ContentIn, DeclarantIn, PersonIn, PublishedIn
from backend.core.clock import PARIS, paris_date
from backend.demo.planning import Life
from backend.demo.plot import read_yaml

_CHANNELS = ("portal", "phone", "email", "letter", "broker", "api")
_CHANNEL_WEIGHTS = (34, 26, 24, 5, 9, 2)
_HOSTS = {
    "review": "avis",
    "rating": "avis",
    "post": "social",
    "group": "social",
    "listing": "annuaire",
    "story": "social",
}


def theme(life: Life) -> Mapping[str, Any]:
    """What the story's texts are, which kind they are held to be, and why."""
    found: Mapping[str, Any] = read_yaml("contents.yaml")[life.episode.texts]
    return found


def declaration(life: Life, now: datetime) -> ClaimIn:
    """The body that a client would send."""
    rng = life.rng
    texts = theme(life)["contents"]
    chosen = rng.sample(texts, min(life.episode.contents, len(texts)))
    contents = [content(life, text, now) for text in chosen]
    first = min((one.published.earliest for one in contents if one.published and one.published.earliest), default=None)
    return ClaimIn(
        **_named(life),
        declarant=_declarant(life),
        discovered_on=life.known_on or _discovered(life, first, now),
        channel=rng.choices(_CHANNELS, _CHANNEL_WEIGHTS)[0],
        desired_outcome=list(life.episode.desired),
        circumstances=_circumstances(life),
        contents=contents,
    )


def _named(life: Life) -> dict[str, Any]:
    contract = life.contract
    person = PersonIn(name=contract.name, profession=contract.profession, postcode=contract.postcode)
    known = person.model_copy(update={"email": contract.email, "rpps": contract.rpps or None})
    match life.episode.told:
        case "unknown":  # two digits exchanged on the telephone
            return {"policy_number": "HYG-9" + contract.number[5:], "insured": known}
        case "stranger":
            return {"insured": person.model_copy(update={"email": f"contact.{contract.email}"})}
        case "twin" | "person":  # no number: name and address are enough, unless two contracts answer
            return {"insured": known}
        case _:
            return {"policy_number": contract.number}


def _declarant(life: Life) -> DeclarantIn | None:
    if life.rng.random() < 0.8:
        return None
    if life.rng.random() < 0.7:
        name = life.rng.choice(read_yaml("people.yaml")["secretaries"])
        return DeclarantIn(role="secretary", name=name, mandate="Mandat écrit du praticien")
    return DeclarantIn(role="broker", name="Courtage des Exemples", mandate="Mandat de gestion")


def _circumstances(life: Life) -> CircumstancesIn:
    chance = life.rng.random
    return CircumstancesIn(
        public_employer=True if life.contract.product == "LM-INTERNE" else None,
        functional_protection="not_asked" if life.contract.product == "LM-INTERNE" else None,
        already_replied=chance() < 0.1,
        already_reported=chance() < 0.3,
        already_complained=False,
    )


def _discovered(life: Life, published: date | None, now: datetime) -> date:
    """A few days before telling us, most of the time within the five working days that the terms allow."""
    day = paris_date(now) - timedelta(life.rng.choice([0, 0, 1, 1, 2, 3, 4, 12]))
    return max(day, published) if published else day


def content(life: Life, text: Mapping[str, Any], now: datetime) -> ContentIn:
    """One passage at one invented address."""
    rng, form = life.rng, text["form"]
    host = "presse" if text["platform"] == "presse-locale" else _HOSTS.get(form, "forum")
    elsewhere = form in {"private_message", "story"} or "place" in text
    words = text.get("text")
    insured = life.contract.words
    return ContentIn(
        url=None if elsewhere else f"https://{host}.example.org/{text['platform']}/{rng.randrange(10**7, 10**8)}",
        form=form,
        platform=text["platform"],
        place=text.get("place"),
        author=_author(life, text, insured),
        rating=text.get("rating"),
        language="fr",
        excerpt=words.format(**insured) if words else None,
        published=None if life.episode.undated else published(life, now),
        still_online=None if rng.random() < 0.15 else True,
    )


def _author(life: Life, text: Mapping[str, Any], insured: Mapping[str, str]) -> AuthorIn:
    named = life.author
    if named is None and life.rng.random() < 0.12:
        named = life.rng.choice(read_yaml("people.yaml")["author_names"])
    return AuthorIn(
        name=named,
        handle=text["author"].format(**insured),
        relation=text["relation"],
        is_professional=text.get("professional"),
    )


def published(life: Life, now: datetime) -> PublishedIn:
    """When it appeared: to the day, to the minute, or between two days."""
    rng, today = life.rng, paris_date(now)
    day = life.declared_on - timedelta(rng.randint(*life.episode.lag))
    chance = rng.random()
    if chance < 0.2:
        instant = datetime.combine(day, time(rng.randint(9, 20), rng.randint(0, 59)), PARIS)
        return PublishedIn(at=instant.astimezone(UTC), source="platform")
    if chance < 0.4:
        latest = min(today, day + timedelta(rng.randint(1, 6)))
        return PublishedIn(earliest=day, latest=latest, source="page", certainty="about")
    return PublishedIn(earliest=day, latest=day, source="page")
