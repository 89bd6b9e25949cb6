"""What may happen to a claim of the demonstration, always through the use case that a client would call."""

from datetime import timedelta

from backend.claims import service as claims
from backend.claims import views
from backend.claims.commands import (
    ActIn,
    ClaimPatch,
    ConflictDecisionIn,
    DecisionIn,
    QualificationIn,
    QuestionIn,
    StateIn,
)
from backend.claims.workflow import Status
from backend.demo.declaring import content, declaration, published, theme
from backend.demo.scene import Scene
from backend.policies.rules.facts import FactRow
from backend.policies.service import facts as policy_facts


def declare(scene: Scene, _words: str) -> None:
    """The claim is declared."""
    body = declaration(scene.life, scene.now)
    scene.life.reference = claims.declare(scene.session, body, scene.handler, now=scene.now)


def suspend(scene: Scene, _words: str) -> None:
    """The contract is suspended for non-payment, a month after the formal notice."""
    day = scene.today
    _record_fact(scene, FactRow("", "suspended", day, day - timedelta(30), "Prime impayée après mise en demeure"))


def resume(scene: Scene, _words: str) -> None:
    """The premium is paid: cover resumes at noon the next day."""
    _record_fact(scene, FactRow("", "resumed", scene.today, None, "Prime réglée"))


def _record_fact(scene: Scene, row: FactRow) -> None:
    number = scene.life.contract.number
    policy_facts.record_fact(scene.session, scene.supervisor, number, row, replaced_by=None, now=scene.now)


def assign(scene: Scene, _words: str) -> None:
    """The supervisor gives the claim to one of the two handlers."""
    version, handler = scene.claim_version(), scene.handler.id
    claims.assign(
        scene.session, scene.life.reference, handler, scene.supervisor, expected_version=version, now=scene.now
    )


def identify(scene: Scene, _words: str) -> None:
    """The contract is found."""
    body, version = ClaimPatch(policy_number=scene.life.contract.number), scene.claim_version()
    claims.edit(scene.session, scene.life.reference, body, scene.handler, expected_version=version, now=scene.now)
    scene.tick_off("policy_to_identify")


def ask(scene: Scene, words: str) -> None:
    """Ask the insured the question in the words."""
    _ask(scene, QuestionIn(question=words))


def ask_host(scene: Scene, words: str) -> None:
    """Ask the host of the page the question in the words."""
    _ask(scene, QuestionIn(question=words, addressee="third_party"))


def _ask(scene: Scene, body: QuestionIn) -> None:
    version = scene.claim_version()
    claims.ask_information(
        scene.session, scene.life.reference, body, scene.handler, expected_version=version, now=scene.now
    )


def qualify(scene: Scene, words: str) -> None:
    """Qualify every content that is not, or all of them anew when the words name a kind."""
    held = theme(scene.life)
    reasons = "Requalification après les vérifications faites auprès du cabinet." if words else held["reasons"]
    body = QualificationIn(kind=words or held["kind"], reasons=reasons)
    claim = scene.claim()
    todo = [one.id for one in claim.contents if words or one.qualification is None]
    for version, content_id in enumerate(todo, start=claim.version):
        claims.qualify(
            scene.session,
            scene.life.reference,
            content_id,
            body,
            scene.handler,
            expected_version=version,
            now=scene.now,
        )


def date_publication(scene: Scene, _words: str) -> None:
    """The first publication becomes known."""
    claim = scene.claim()
    body = published(scene.life, scene.now)
    claims.date_publication(
        scene.session,
        scene.life.reference,
        claim.contents[0].id,
        body,
        scene.handler,
        expected_version=claim.version,
        now=scene.now,
    )
    scene.tick_off("date_publication")


def cover(scene: Scene, words: str) -> None:
    """Decide covered: a new event, or that of the earlier claim when the words say `joined`."""
    earlier = scene.life.earlier
    joined = earlier.event_id if earlier and words == "joined" else None
    _decide(scene, DecisionIn(outcome="covered", event=joined or "new"))
    decision = scene.claim().coverage_decision
    scene.life.event_id = decision.event_id if decision else None


def deny(scene: Scene, words: str) -> None:
    """Decide not covered, for the reason code in the words."""
    # A new event is what was asked for: the rules then find the limit by themselves.
    _decide(scene, DecisionIn(outcome="not_covered", event="new", reason_code=words))


def advise(scene: Scene, _words: str) -> None:
    """Decide advice only."""
    _decide(scene, DecisionIn(outcome="advice_only", reasons="Conseils de réponse et de signalement remis à l’assuré."))


def _decide(scene: Scene, body: DecisionIn) -> None:
    version = scene.claim_version()
    claims.decide(scene.session, scene.life.reference, body, scene.handler, expected_version=version, now=scene.now)


def record_act(scene: Scene, words: str) -> None:
    """Record the procedural act in the words, done today."""
    body = ActIn(code=words, date=scene.today, proof="Copie au dossier")
    claims.record_act(scene.session, scene.life.reference, body, scene.handler, now=scene.now)


def offline(scene: Scene, _words: str) -> None:
    """Every content is seen gone."""
    _check(scene, StateIn(still_online=False, note="Page introuvable, vérifié depuis deux connexions."))


def online(scene: Scene, _words: str) -> None:
    """Every content is seen online."""
    _check(scene, StateIn(still_online=True, note="Toujours visible à la même adresse."))


def _check(scene: Scene, body: StateIn) -> None:
    for one in scene.claim().contents:
        claims.check_state(scene.session, scene.life.reference, one.id, body, scene.handler, now=scene.now)


def add_content(scene: Scene, _words: str) -> None:
    """The wave goes on: one more content."""
    body = content(scene.life, theme(scene.life)["contents"][0], scene.now)
    claims.add_content(scene.session, scene.life.reference, body, scene.handler, now=scene.now)


def settle_conflict(scene: Scene, _words: str) -> None:
    """The supervisor separates the handlers of two insured people who face each other."""
    found = views.conflicts_of(scene.session, scene.life.reference, scene.supervisor)
    other = next(one for one in scene.staff.handlers if one is not scene.handler)
    decision = "Gestionnaires séparés ; assuré informé du libre choix de l’avocat et de l’article L. 127-4."
    body = ConflictDecisionIn(decision=decision, hidden_from=[other.id])
    claims.decide_conflict(scene.session, scene.life.reference, found[0]["id"], body, scene.supervisor, now=scene.now)
    scene.tick_off("conflict_of_interest")


def close(scene: Scene, words: str) -> None:
    """Close the claim, for the reason in the words; nothing is left to do."""
    version = scene.claim_version()
    claims.close(scene.session, scene.life.reference, words, scene.handler, expected_version=version, now=scene.now)
    scene.tick_off()


def reopen(scene: Scene, words: str) -> None:
    """Reopen the claim, for the reason in the words; one whose content was seen back online already is."""
    file = scene.claim()
    if file.status is Status.CLOSED:
        reference, version = scene.life.reference, file.version
        claims.reopen(scene.session, reference, words, scene.handler, expected_version=version, now=scene.now)
