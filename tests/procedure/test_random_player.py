"""Random games on the procedure. PLAYER_STEPS=20000 plays longer; PLAYER_SEED plays a printed game again."""

import os
import random

import pytest

from tests.procedure.player import Player, judge

STEPS = int(os.environ.get("PLAYER_STEPS", "360"))
STEPS_A_GAME = 120


@pytest.mark.django_db
def test_whatever_people_do_the_procedure_holds(capsys):
    seed = int(os.environ.get("PLAYER_SEED", random.SystemRandom().randint(1, 10**9)))
    with capsys.disabled():
        print(f"\nrandom player: PLAYER_SEED={seed}, {STEPS} steps")
    for game in range(max(1, STEPS // STEPS_A_GAME)):
        player = Player(seed + game)
        for step in range(STEPS_A_GAME):
            try:
                player.step()
                judge(player.case)
            except Exception as error:
                error.add_note(f"PLAYER_SEED={seed + game} PLAYER_STEPS={STEPS_A_GAME}, step {step}")
                raise
