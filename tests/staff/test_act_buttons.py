"""The buttons of a file, in groups: each act once, what is awaited first, what is rare folded away."""

import pytest

from casework.enums import Act, Role, Stage
from casework.forms import FORMS
from casework.procedure.engine import possible_acts
from casework.procedure.table import ROWS
from casework.staff.act_buttons import BESIDE_A_LETTER, GROUPS, RARE, RARE_TITLE, groups_for
from casework.staff.permissions import staff_access
from tests import people
from tests.staff.conftest import case_url
from tests.story import PATHS

ELSEWHERE = {*BESIDE_A_LETTER, Act.RECORD_POSTING}
TITLES = [*GROUPS, RARE_TITLE]


def test_every_act_of_the_desk_has_one_place():
    places = [act for acts in GROUPS.values() for act in acts] + [*RARE, *BESIDE_A_LETTER]
    of_the_desk = {row.act for row in ROWS if {Role.CENTRE, Role.MEDIATOR} & set(row.by) and row.act in FORMS}
    assert set(places) == of_the_desk
    assert len(places) == len(set(places))


@pytest.mark.parametrize("stage", PATHS)
def test_what_is_possible_stands_in_exactly_one_group(story_in, stage):
    told = story_in(stage)
    for user in (people.centre(), told.vasseur.user):
        if user == told.vasseur.user and not told.case.designation:
            continue
        access = staff_access(user, told.case.reference)
        possible = {row.act for row in possible_acts(access.case, access.actor) if row.act in FORMS}
        shown = [button.act for group in groups_for(access) for button in group.buttons]
        assert len(shown) == len(set(shown))
        assert set(shown) - ELSEWHERE == possible - ELSEWHERE
        assert [group.title for group in groups_for(access)] == [
            title for title in TITLES if title in {group.title for group in groups_for(access)}
        ]


def test_what_is_awaited_comes_first_and_what_is_rare_is_folded(story_in, vasseur):
    told = story_in(Stage.ADMISSIBILITY)
    page = vasseur.get(case_url(told.case)).content.decode()
    assert page.index("Faire avancer le dossier") < page.index("/actes/declare_admissible/")
    offered = [page.index(f"/actes/{act}/") for act in (Act.DECLARE_ADMISSIBLE, Act.DECLARE_INADMISSIBLE)]
    assert offered == sorted(offered)
    folded = page[page.index("<details", page.index("actions-title")) :]
    assert RARE_TITLE in folded[: folded.index("</summary>")]
    assert f"/actes/{Act.END_MISSION}/" in folded[: folded.index("</details>")]
    assert f"/actes/{Act.DECLARE_ADMISSIBLE}/" not in folded[: folded.index("</details>")]


def test_a_group_without_any_act_is_not_there(story_in, centre):
    page = centre.get(case_url(story_in(Stage.APPOINTMENT).case)).content.decode()
    assert "Faire avancer le dossier" in page
    assert "Échanger avec les parties" not in page
    assert "Faire venir quelqu’un" not in page
