"""Bodies of `POST /claims`, with an address that no other test uses."""

from datetime import date, timedelta

import factory

from backend.core import clock
from backend.core.ids import new_id


def days_ago(count: int) -> date:
    """A day before today in Paris."""
    return clock.today() - timedelta(days=count)


class PublishedBody(factory.DictFactory):
    """Ten days ago, exactly."""

    class Params:
        on = factory.LazyFunction(lambda: days_ago(10))

    earliest = factory.LazyAttribute(lambda body: body.on.isoformat())
    latest = factory.LazyAttribute(lambda body: body.on.isoformat())
    source = "page"
    certainty = "exact"


class ContentBody(factory.DictFactory):
    """A review on a map."""

    url = factory.LazyFunction(lambda: f"https://maps.example.org/reviews/{new_id().hex}")
    platform = "google"
    excerpt = "Propos de fiction."
    published = factory.SubFactory(PublishedBody)


class ClaimBody(factory.DictFactory):
    """A declaration of one content, known since last week."""

    policy_number = None
    discovered_on = factory.LazyFunction(lambda: days_ago(7).isoformat())
    channel = "phone"
    desired_outcome = factory.LazyFunction(lambda: ["removal"])
    contents = factory.LazyFunction(lambda: [ContentBody()])
