"""What may happen between people: complaints, disagreements, campaigns, one event or two, help after an assault."""

from uuid import UUID

from backend.claims import service as claims
from backend.claims.commands import CampaignIn, EventJoinIn, EventSplitIn
from backend.complaints import service as complaints
from backend.complaints.commands import AcknowledgementIn, AnswerIn, ComplaintIn, DisagreementIn
from backend.core.db import rows
from backend.coverage import service as coverage
from backend.coverage.commands import AssistanceIn, SessionIn
from backend.demo.scene import Scene

_ANALYSIS = "Appel à déposer des avis lancé sur un groupe public : mêmes mots, mêmes heures, comptes créés la veille."


def complain(scene: Scene, words: str) -> None:
    """The insured complains of what the words say, in a letter sent the same day."""
    body = ComplaintIn(claim=scene.life.reference, channel="letter", subject=words, cause="delay", sent_on=scene.today)
    scene.life.complaint = complaints.record(scene.session, body, scene.supervisor, now=scene.now)


def acknowledge(scene: Scene, _words: str) -> None:
    """The complaint is acknowledged."""
    complaints.acknowledge(
        scene.session, scene.life.complaint, AcknowledgementIn(), scene.staff.second, expected_version=1, now=scene.now
    )


def answer(scene: Scene, words: str) -> None:
    """The other supervisor, who took no part in the claim, answers with the words and agrees in part."""
    body = AnswerIn(outcome="partly_upheld", text=words)
    complaints.answer(scene.session, scene.life.complaint, body, scene.staff.second, expected_version=2, now=scene.now)


def disagree(scene: Scene, words: str) -> None:
    """The insured would rather go to court; they are told of the third person at once."""
    body = DisagreementIn(
        measure="Assigner plutôt que négocier le retrait",
        insurer_position="Une notification à la plateforme a de bonnes chances d’aboutir, plus vite et sans aléa.",
        insured_position=words,
    )
    complaints.raise_disagreement(scene.session, scene.life.reference, body, scene.handler, now=scene.now)


def campaign(scene: Scene, words: str) -> None:
    """The claim is part of the campaign that the words name."""
    found = rows(scene.session, "SELECT id FROM campaign WHERE name = :name", name=words)
    if found:
        claims.add_claim(scene.session, UUID(str(found[0]["id"])), scene.life.reference, scene.handler, now=scene.now)
        return
    body = CampaignIn(name=words, analysis=_ANALYSIS, claims=[scene.life.reference])
    claims.open_campaign(scene.session, body, scene.handler, now=scene.now)


def join(scene: Scene, words: str) -> None:
    """The claim joins the event of the earlier one, for the reason in the words; the supervisor decides."""
    earlier = scene.life.earlier
    assert earlier is not None
    assert earlier.event_id is not None
    body = EventJoinIn(event_id=earlier.event_id, reason=words)
    claims.join(
        scene.session,
        scene.life.reference,
        body,
        scene.supervisor,
        expected_version=scene.claim_version(),
        now=scene.now,
    )


def split(scene: Scene, words: str) -> None:
    """The claim gets an event of its own, for the reason in the words; the supervisor decides."""
    claims.split(
        scene.session,
        scene.life.reference,
        EventSplitIn(reason=words),
        scene.supervisor,
        expected_version=scene.claim_version(),
        now=scene.now,
    )


def assist(scene: Scene, words: str) -> None:
    """The insured asks for psychological assistance, after what the words name."""
    body = AssistanceIn.model_validate({"policy_number": scene.life.contract.number, "trigger": words})
    scene.life.assistance = coverage.request_assistance(scene.session, body, scene.handler, now=scene.now)


def session(scene: Scene, _words: str) -> None:
    """A session was held today: that, and nothing of what was said."""
    coverage.record_sessions(scene.session, scene.life.assistance, SessionIn(), scene.handler, now=scene.now)
