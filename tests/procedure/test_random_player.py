"""Random games on the procedure (hypothesis), the same ones every time. PLAYER_STEPS=20000 plays longer; PLAYER_SEED=random
plays other games, PLAYER_SEED=<number> those of a printed seed again. The steps that break a rule are printed, few."""

import os
import random
from contextlib import ExitStack

import pytest
from django.db import transaction
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from casework.enums import Role
from casework.procedure.table import TURNS
from tests.procedure.judge import judge, judge_messages, judge_pages
from tests.procedure.player import PEOPLE, Player

STEPS = int(os.environ.get("PLAYER_STEPS", "360"))
STEPS_A_GAME = 60
SIDES = (
    (Role.CLAIMANT, Role.RESPONDENT),
    (Role.MEDIATOR, Role.CENTRE),
    (Role.THIRD_PARTY, Role.THIRD_PARTY, Role.EXPERT),
)


class Game(RuleBasedStateMachine):
    """One case, from its filing or from the middle of its life, in a database that forgets it afterwards."""

    def __init__(self):
        super().__init__()
        self.forgotten = ExitStack()
        self.forgotten.enter_context(transaction.atomic())
        self.player = None

    @initialize(game=st.uuids())
    def somebody_files(self, game):
        self.player = Player(random.Random(game.int))

    @rule()
    def somebody_acts(self):
        self.player.act(self.player.dice.choice([TURNS[self.player.case.stage], TURNS[self.player.case.stage], *SIDES]))

    @rule()
    def somebody_clicks_twice_or_tries_what_is_not_possible(self):
        self.player.dice.choice([self.player.click_twice, self.player.try_the_impossible])(PEOPLE)

    @rule(days=st.sampled_from([1, 1, 1, 2, 2, 5, 11, 31]))
    def days_pass(self, days):
        self.player.days_pass(days)

    @invariant()
    def the_procedure_holds(self):
        if self.player:
            judge(self.player.case)
            judge_messages(self.player.case, self.player.secrets)

    def teardown(self):
        try:
            if self.player:
                judge_pages(self.player.case, self.player.secrets)
        finally:
            transaction.set_rollback(True)
            self.forgotten.close()


@pytest.mark.django_db
def test_whatever_people_do_the_procedure_holds(capsys):
    asked = os.environ.get("PLAYER_SEED", "1")
    number = random.SystemRandom().randint(1, 10**9) if asked == "random" else int(asked)
    with capsys.disabled():
        print(f"\nrandom player: PLAYER_SEED={number}, {STEPS} steps")
    run_state_machine_as_test(
        seed(number)(Game),
        settings=settings(
            max_examples=max(1, STEPS // STEPS_A_GAME), stateful_step_count=STEPS_A_GAME, deadline=None, database=None,
            derandomize=False, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
