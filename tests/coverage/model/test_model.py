"""The system and a small model of the rules play thousands of games together and never part."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from backend.core.db import Database, Unit
from tests.coverage.model.verbs import VERBS, Game
from tests.coverage.model.worlds import SHAPES

STEPS = int(os.environ.get("EGIDE_MODEL_STEPS", "15000"))
LENGTH = 60
NUMBERS = st.lists(st.integers(0, 2**20), min_size=8, max_size=8)


class Games(RuleBasedStateMachine):
    """Games in a transaction each."""

    database: Database
    shape: int
    played = 0

    def __init__(self) -> None:
        super().__init__()
        self.unit: Unit | None = None
        self.game: Game | None = None

    @initialize(inception=st.integers(0, 2), anniversary=st.integers(0, 3))
    def begin(self, inception: int, anniversary: int) -> None:
        """A policy in a transaction of its own."""
        self.unit = Unit(self.database, reading=False)
        self.unit.begin()
        self.game = Game(self.unit.session, self.shape, inception, anniversary)

    @rule(verb=st.sampled_from(VERBS), numbers=NUMBERS)
    def step(self, verb: str, numbers: list[int]) -> None:
        """One verb, by both."""
        assert self.game is not None
        self.game.play(verb, numbers)

    def teardown(self) -> None:
        """Nothing is kept; only steps that both have done count."""
        if self.game is not None:
            type(self).played += self.game.steps.total()
        if self.unit is not None:
            self.unit.close()


@pytest.fixture
def games(database: Database) -> type[Games]:
    """The machine on the worker's database."""
    Games.database, Games.played = database, 0
    return Games


@pytest.mark.parametrize("shape", range(len(SHAPES)))
def test_the_system_and_the_model_never_part(games: type[Games], shape: int) -> None:
    games.shape, wanted = shape, STEPS // len(SHAPES) + 1
    chosen = settings(
        max_examples=min(20, wanted // LENGTH + 1),
        stateful_step_count=LENGTH,
        deadline=None,
        print_blob=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    while games.played < wanted:
        run_state_machine_as_test(games, settings=chosen)
