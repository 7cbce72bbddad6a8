"""However it is done, an act asks the database fewer than 25 questions (docs/decisions/0014-long-lists.md).

Every act is counted, with up to three professionals, people beside the parties and letters by post. What
opens and closes the transaction (BEGIN, COMMIT, SAVEPOINT) asks no table, and is not counted.
"""

import sys
from collections import defaultdict

from django.db import connection
from django.utils import timezone

from casework.enums import Act, Role, Stage
from casework.models import CentreDetails
from casework.procedure import engine
from tests import people
from tests.correspondence import corpus
from tests.journeys.test_postal_consumer import confirmed_online, received, validate
from tests.story import SECRET_TALK, Story

FEWER_THAN = 25
OF_THE_TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK")


def without_a_message():
    """The acts that the corpus, which is there for its messages, does not tell."""
    posted = Story(professional_email="")
    letter = posted.case.dispatches.get(message="invitation")
    posted.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=timezone.localdate(posted.at))
    apart = Story.in_stage(Stage.MEDIATION)
    apart.do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=SECRET_TALK).do(
        Act.END_MISSION, Role.CENTRE, end_reason="replaced"
    )
    apart.vasseur = people.mediator(apart.version.federation, "paul.morel@x.example", "Paul", "Morel")
    apart.appoint().confirm().do(Act.SHARE_CAUCUS, Role.CLAIMANT)
    Story.in_stage(Stage.CLOSED).do(Act.CONFIRM_EXECUTION, Role.CLAIMANT, execution="partly")
    confirmed_online(validate(received(email="jeanne@example.fr")))


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
    without_a_message()
    corpus.written()
    return asked


def test_an_act_asks_fewer_than_25_questions(db, monkeypatch):
    CentreDetails.load()  # its row is written once in the life of a portal
    asked = questions_of_every_act(monkeypatch)
    most = {act: max(times, key=len) for act, times in asked.items()}
    assert set(most) == set(Act)
    too_many = {str(act): asked for act, asked in most.items() if len(asked) >= FEWER_THAN}
    assert not too_many, {act: len(questions) for act, questions in too_many.items()}
    assert max(len(questions) for questions in most.values()) > 15  # the listener hears
