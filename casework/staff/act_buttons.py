"""The buttons of a file, in groups that a person can take in: what is awaited first, what is rare folded away.

Which acts are possible, the table says; here stands only where each is shown.
"""

from dataclasses import dataclass

from django.urls import reverse

from casework.enums import Act, DispatchState
from casework.forms import FORMS
from casework.procedure.engine import possible_acts

# Within a group, in this order. An act of STEPS is awaited as soon as it is possible.
STEPS = (
    Act.VALIDATE_FILE, Act.CORRECT_PARTY, Act.RECORD_CONTACT, Act.APPOINT_MEDIATOR, Act.CONFIRM_MISSION,
    Act.DECLARE_ADMISSIBLE, Act.ADMIT_RESPONDENT, Act.CONFIRM_MEETING, Act.CIRCULATE_DRAFT, Act.REQUEST_SIGNATURE_CODE,
)  # fmt: skip
GROUPS = {
    "Faire avancer le dossier": (
        *STEPS, Act.SIGN_AGREEMENT, Act.RECORD_POSTING, Act.KEEP_PARTY, Act.REQUEST_MISSING_ITEMS,
        Act.REFUSE_RESPONDENT, Act.RECORD_AGREEMENT, Act.PROPOSE_SOLUTION, Act.OFFER_TAILORED, Act.EXTEND_MEDIATION,
        Act.ABANDON_DRAFT, Act.RECORD_INTERCESSION_FAILURE, Act.DECLINE_MISSION, Act.DECLARE_INADMISSIBLE,
        Act.CLOSE_WITHOUT_AGREEMENT,
    ),
    "Échanger avec les parties": (
        Act.POST_OFFER, Act.POST_TO_FORUM, Act.POST_TO_CAUCUS, Act.ASK_QUESTION, Act.SEND_TABLE, Act.ADD_EXHIBIT,
        Act.PROPOSE_MEETING, Act.ANSWER_SLOTS, Act.MOVE_MEETING, Act.RECORD_ATTENDANCE, Act.RECORD_HOURS,
        Act.CANCEL_MEETING,
    ),
    "Faire venir quelqu’un": (
        Act.ADD_RESPONDENT, Act.INVITE_THIRD_PARTY, Act.REQUEST_EXPERT, Act.SHOW_EXHIBITS,
    ),
}  # fmt: skip
RARE = (
    Act.SEND_STORY, Act.DISCLOSE_CONFLICT, Act.REMOVE_THIRD_PARTY, Act.END_EXPERT, Act.END_MISSION,
    Act.CLOSE_UNWORKABLE, Act.CANCEL_FILE,
)  # fmt: skip
RARE_TITLE = "Plus rarement"
# Their links stand beside each letter, and beside each party.
BESIDE_A_LETTER = (Act.RECORD_RETURN, Act.SEND_AGAIN, Act.CORRECT_CONTACT, Act.RECORD_BOUNCE)


@dataclass(frozen=True)
class Button:
    """One act that this person may perform now."""

    act: str
    label: str
    url: str
    danger: bool

    @property
    def awaited(self):
        return self.act in STEPS


@dataclass(frozen=True)
class Group:
    title: str
    buttons: list
    folded: bool = False


def button_for(act, url) -> Button:
    return Button(act, Act(act).label, url, FORMS[act].danger)


def groups_for(access) -> list[Group]:
    """The acts possible now, each in one group; a group without any is not there."""
    possible = _possible(access)
    groups = [Group(title, _buttons(access, acts, possible)) for title, acts in GROUPS.items()]
    groups.append(Group(RARE_TITLE, _buttons(access, RARE, possible), folded=True))
    return [group for group in groups if group.buttons]


def _possible(access) -> set:
    acts = {row.act for row in possible_acts(access.case, access.actor)}
    return {act for act in acts if act in FORMS and _useful(act, access.case)}


def _useful(act, case) -> bool:
    """The post is noted where there is a letter to post; what went wrong with it, beside the letter or the party."""
    letters = case.dispatches.filter(state=DispatchState.TO_POST)
    return act not in BESIDE_A_LETTER and (act != Act.RECORD_POSTING or letters.exists())


def _buttons(access, acts, possible) -> list[Button]:
    return [
        button_for(act, reverse("casework_staff:act", args=[access.case.reference, act]))
        for act in acts
        if act in possible
    ]
