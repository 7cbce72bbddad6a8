"""What must hold of a case at every moment, whatever was done to it."""

from collections import Counter

from casework.enums import Act, Outcome, Stage, Term
from casework.models import Deadline
from casework.party_space.next_actor import next_actor
from casework.party_space.sentences import sentence_for
from casework.procedure.engine import Actor, possible_acts
from casework.procedure.table import TURNS
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.staff.conftest import case_url

# Where nothing runs, somebody must act all the same: the mediator writes the draft.
NO_CLOCK_NEEDED = {Stage.AGREEMENT}
# Where a party, or the Centre, is awaited, and by what clock: that of another stage does not do.
OWN_CLOCK = {
    Stage.AWAITING_RESPONSES: {Term.RESPONSE, Term.IDENTITY}, Stage.DECLINED: {Term.CHOICE},
    Stage.INTERCESSION: {Term.INTERCESSION}, Stage.SOLUTION_PROPOSED: {Term.SOLUTION},
    Stage.CONTINUATION_OFFERED: {Term.CONSENT, Term.RESPONSE},
}  # fmt: skip
AFTER_THE_END = {Term.EXECUTION, Term.EXECUTION_AGAIN}
# How it ended, by the act that ended it (procedure, section 3): written here a second time, to judge the first.
ENDS = {
    Act.SETTLE_DIRECTLY: Outcome.SETTLED, Act.REQUEST_FILING_CERTIFICATE: Outcome.DECLINED,
    Act.CLOSE_DECLINED_FILE: Outcome.DECLINED, Act.DECLARE_INADMISSIBLE: Outcome.INADMISSIBLE,
    Act.SIGN_AGREEMENT: Outcome.AGREEMENT, Act.CLOSE_WITHOUT_AGREEMENT: Outcome.NO_AGREEMENT,
    Act.CLOSE_UNWORKABLE: Outcome.NO_AGREEMENT, Act.WITHDRAW: Outcome.WITHDRAWN, Act.CANCEL_FILE: Outcome.CANCELLED,
    Act.LAPSE_MISSING_ITEMS: Outcome.ABANDONED,
}  # fmt: skip
ANSWERS = {Act.ACCEPT_MEDIATION: "accepted", Act.DECLINE_MEDIATION: "declined", Act.LAPSE_RESPONSE: "no_response"}
ASKED_AGAIN = {Act.CORRECT_PARTY, Act.KEEP_PARTY}
PAGES = ("case", "request", "exhibits", "table", "forum", "caucus", "solution", "draft", "assistance", "history")


def judge(case):
    """One stage, one turn; nobody waits without a clock; everybody may leave; the journal tells the whole story."""
    events = list(case.events.order_by("number"))
    _the_journal_is_whole(case, events)
    _the_journal_rebuilds_the_state(case, events)
    running = {deadline.term for deadline in Deadline.objects.filter(case=case, state="open")}
    if case.stage == Stage.CLOSED:
        assert running <= AFTER_THE_END, running
    else:
        assert TURNS[case.stage]
        assert running or case.stage in NO_CLOCK_NEEDED, f"nobody is awaited in {case.stage}"
        assert case.stage not in OWN_CLOCK or running & OWN_CLOCK[case.stage], f"{case.stage} waits without its clock"
        _everybody_may_leave(case)
    for party in case.party_list:
        assert sentence_for(case, party, next_actor(case, party)).now


def _the_journal_is_whole(case, events):
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert events[-1].stage_after == case.stage
    for before, after in zip(events, events[1:], strict=False):
        assert after.stage_before == before.stage_after
        assert after.previous_hash == before.hash == before.computed_hash()


def _the_journal_rebuilds_the_state(case, events):
    """Who answered what, who left, how it ended: read from the journal alone, it is what the case says."""
    answers, left, outcome = {}, {}, ""
    for event in events:
        if event.act in ANSWERS:
            answers[event.party_id] = ANSWERS[event.act]
        elif event.act in ASKED_AGAIN or event.data.get("silence_undone"):
            answers.pop(event.party_id, None)
        elif event.act == Act.DROP_RESPONDENT:
            answers = {pk: answer for pk, answer in answers.items() if pk not in event.data["kept"]}
        elif event.act == Act.WITHDRAW:
            left[event.party_id] = event.at
            if event.stage_after == Stage.AWAITING_RESPONSES:
                answers = {pk: answer for pk, answer in answers.items() if answer != "accepted"}
        if event.stage_after == Stage.CLOSED and event.stage_before != Stage.CLOSED:
            outcome = Outcome.SETTLED if event.data.get("settled") else ENDS[event.act]
        elif event.stage_after != Stage.CLOSED:
            outcome = ""
    told = {p.pk: p.response for p in case.respondents if p.response in ANSWERS.values()}
    respondents = {party.pk for party in case.respondents}
    assert told == {pk: answer for pk, answer in answers.items() if pk in respondents}
    assert {party.pk for party in case.party_list if party.withdrew_on} == set(left)
    assert case.outcome == outcome


def _everybody_may_leave(case):
    for party in case.standing_parties:
        if party.is_claimant or party.response == "accepted":
            actor = Actor(party.role, user=party.user, party=party)
            ways = {Act.WITHDRAW, Act.DECLINE_MEDIATION} & {row.act for row in possible_acts(case, actor)}
            assert ways, f"{party} may not leave"


def judge_messages(case, secrets):
    """No message twice for one act; none tells a party, or the Centre, what is not theirs. `secrets`: {word: readers}."""
    rows = list(case.dispatches.all())
    sent = Counter(
        (row.event_id, row.message, row.recipient)
        for row in rows
        if row.event.act not in (Act.SEND_AGAIN, Act.RECORD_BOUNCE)
    )
    assert max(sent.values()) == 1, sent.most_common(1)
    for row in rows:
        if not row.recipient.startswith("mediator"):
            _reads_no_secret(f"{row.subject} {row.body} {row.letter_html}", row.party_id, secrets, row)


def judge_pages(case, secrets):
    """What each party and those beside it read in their space, and the Centre at its desk, at the end of the game."""
    beside = case.third_parties.filter(ended_at=None).exclude(user=None)
    readers = [(party.user, party.pk) for party in case.party_list if party.user]
    readers += [(third.user, third.party_id if third.reads_caucus else None) for third in beside]
    for user, reader in readers:
        client = signed_in(user)
        for page in PAGES:
            _reads_no_secret(client.get(address(page, case)).text, reader, secrets, (user, page))
    centre = signed_in(people.centre())
    _reads_no_secret(centre.get(case_url(case)).text, None, secrets, "the desk")


def _reads_no_secret(text, reader, secrets, where):
    for word, readers in secrets.items():
        assert reader in readers or word not in text, (where, word)
