"""A claim that leaves its event takes its money along: what was proposed before is paid after."""

from tests.providers.story import Story


def test_a_payment_proposed_before_a_split_is_approved_after_it(story: Story) -> None:
    first, second = story.joined("LM-INTERNE", 2)
    payment = story.invoiced(second, "300.00", "300.00")
    story.done(f"/claims/{second}/event-split", {"reason": "Un autre auteur, une autre cause."}, by=story.supervisor)
    assert (story.event(first)["committed"], story.event(second)["committed"]) == ("0.00", "300.00")
    story.done(f"/payments/{payment['reference']}/approval", by=story.supervisor)
    assert (story.event(first)["paid"], story.event(second)["paid"]) == ("0.00", "300.00")
