"""Contents as told: checked, completed, and turned into rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.claims import rules
from backend.claims.commands import ContentIn, PublishedIn
from backend.claims.models import ContentState, DisputedContent, PublicationFact
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.deadlines.clocks import NON_PUBLIC_FORMS, ContentFacts


@dataclass(frozen=True, slots=True)
class NewContent:
    """A content ready to be written."""

    id: UUID
    told: ContentIn
    url_key: str | None
    published: rules.Publication
    facts: ContentFacts


def prepare(told: Iterable[ContentIn], postcode: str | None, now: datetime) -> list[NewContent]:
    """Check contents. Raises Refused `url_invalid`, `date_in_future`, `earliest_with_at`, `interval_reversed`."""
    return [prepare_one(content, f"/contents/{number}", postcode, now) for number, content in enumerate(told)]


def prepare_one(told: ContentIn, pointer: str, postcode: str | None, now: datetime) -> NewContent:
    """Check one content, which stands at `pointer` in the body."""
    published = check_publication(
        told.published or PublishedIn(certainty="unknown"), f"{pointer}/published", postcode, now
    )
    content_id = new_id()
    facts = ContentFacts(
        content_id=content_id,
        kind=None,
        words=bool(told.excerpt) if told.form == "rating" else True,
        public=told.form not in NON_PUBLIC_FORMS,
        author_is_professional=told.author.is_professional if told.author else None,
        earliest=published.earliest,
        latest=published.latest,
        at=published.at,
        first_seen_on=paris_date(now),
    )
    return NewContent(content_id, told, rules.url_key(told.url, f"{pointer}/url"), published, facts)


def check_publication(told: PublishedIn, pointer: str, postcode: str | None, now: datetime) -> rules.Publication:
    """Check and complete what is told of a first publication."""
    return rules.publication(
        earliest=told.earliest,
        latest=told.latest,
        at=told.at,
        source=told.source,
        certainty=told.certainty,
        postcode=postcode,
        now=now,
        pointer=pointer,
    )


def insert_contents(
    batch: Batch, claim_id: UUID, contents: Iterable[NewContent], first_position: int, actor: Actor, now: datetime
) -> None:
    """Add contents with what is known of their publication and state."""
    for position, content in enumerate(contents, start=first_position):
        batch.insert(DisputedContent, _content_row(content, claim_id, position, now))
        batch.insert(PublicationFact, publication_row(content.id, content.published, actor, now))
        if content.told.still_online is not None:
            batch.insert(ContentState, state_row(content.id, content.told.still_online, None, actor, now))


def _content_row(content: NewContent, claim_id: UUID, position: int, now: datetime) -> dict[str, object]:
    told = content.told
    return {
        "id": content.id,
        "claim_id": claim_id,
        "position": position,
        "url": told.url,
        "url_key": content.url_key,
        "form": told.form,
        "platform": told.platform,
        "place": told.place,
        "author": told.author.model_dump(exclude_none=True) if told.author else None,
        "rating": str(told.rating) if told.rating is not None else None,
        "language": told.language,
        "excerpt": told.excerpt,
        "first_seen_on": content.facts.first_seen_on,
        "added_at": now,
    }


def publication_row(content_id: UUID, fact: rules.Publication, actor: Actor, now: datetime) -> dict[str, object]:
    """A publication fact: appended, the last one counts."""
    return {
        "id": new_id(),
        "content_id": content_id,
        "earliest": fact.earliest,
        "latest": fact.latest,
        "at": fact.at,
        "source": fact.source,
        "certainty": fact.certainty,
        "recorded_at": now,
        "recorded_by": actor.name,
    }


def state_row(content_id: UUID, still_online: bool, note: str | None, actor: Actor, now: datetime) -> dict[str, object]:
    """Whether a content was seen online: appended, the last one counts."""
    return {
        "id": new_id(),
        "content_id": content_id,
        "still_online": still_online,
        "checked_at": now,
        "recorded_by": actor.name,
        "note": note,
    }
