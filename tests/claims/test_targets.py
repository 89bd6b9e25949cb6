"""One content aimed at several insured."""

from collections.abc import Callable

from tests.factories import Caller, ContentBody, StoredPolicy


def test_one_content_on_two_insured_is_shown(handler_calls: Caller, new_policy: Callable[..., StoredPolicy]) -> None:
    content = ContentBody()
    first = handler_calls.declare(new_policy().number, contents=[content])
    second = handler_calls.declare(new_policy().number, contents=[content])
    assert handler_calls.page(second["reference"])["also_targets"] == [first["reference"]]
