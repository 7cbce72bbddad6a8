"""However it is done, an act asks the database fewer than 25 questions (docs/decisions/0014-long-lists.md).

Every act of the corpus is counted, with up to three professionals, people beside the parties and letters by post. What
opens and closes the transaction (BEGIN, COMMIT, SAVEPOINT) asks no table, and is not counted.
"""

import sys
from collections import defaultdict

from django.db import connection

from casework.enums import Act
from casework.models import CentreDetails
from casework.procedure import engine
from tests.correspondence import corpus

FEWER_THAN = 25
OF_THE_TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK")
# Not told by the corpus: the posting of a letter and the aparté that is shown to the next mediator have their own tests.
NOT_TOLD = {Act.RECORD_POSTING, Act.SHARE_CAUCUS, Act.CONFIRM_FILING, Act.CONFIRM_EXECUTION}


def questions_of_every_act(monkeypatch) -> dict:
    """{act: [the questions of each time it was done]}, the corpus being told with a perform() that is listened to."""
    real, asked = engine.perform, defaultdict(list)

    def listened_to(case, act, actor, **data):
        found = []

        def hear(execute, sql, params, many, context):
            if not sql.startswith(OF_THE_TRANSACTION):
                found.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(hear):
            done = real(case, act, actor, **data)
        asked[Act(act)].append(found)
        return done

    for module in list(sys.modules.values()):
        if getattr(module, "perform", None) is real:
            monkeypatch.setattr(module, "perform", listened_to)
    corpus.written()
    return asked


def test_an_act_asks_fewer_than_25_questions(db, monkeypatch):
    CentreDetails.load()  # its row is written once in the life of a portal
    asked = questions_of_every_act(monkeypatch)
    most = {act: max(times, key=len) for act, times in asked.items()}
    assert set(Act) - set(most) <= NOT_TOLD
    too_many = {str(act): asked for act, asked in most.items() if len(asked) >= FEWER_THAN}
    assert not too_many, {act: len(questions) for act, questions in too_many.items()}
    assert max(len(questions) for questions in most.values()) > 15  # the listener hears
