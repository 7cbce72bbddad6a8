"""Random games on the procedure, the same ones every time. PLAYER_STEPS=20000 plays longer, PLAYER_SEED=random others;
PLAYER_SEED=<number> plays a printed game again."""

import os
import random

import pytest

from tests.procedure.player import Player, judge

STEPS = int(os.environ.get("PLAYER_STEPS", "360"))
STEPS_A_GAME = 120


@pytest.mark.django_db
def test_whatever_people_do_the_procedure_holds(capsys):
    asked = os.environ.get("PLAYER_SEED", "1")
    seed = random.SystemRandom().randint(1, 10**9) if asked == "random" else int(asked)
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
