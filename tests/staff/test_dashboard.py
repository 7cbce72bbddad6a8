"""« À traiter » and « Échéances »: what waits for me, by next action and due date."""

import re

import pytest
from django.urls import reverse

from casework.enums import Act, Role, Stage
from casework.staff import panels
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

HOME = "wagtailadmin_home"


def todo(client):
    """The lines « action – reference » of « À traiter », in their order."""
    from casework.staff.panels import ToDoPanel

    page = client.get(reverse(HOME))
    context = ToDoPanel().get_context_data({"request": page.wsgi_request})
    assert "À traiter" in page.content.decode()
    return [(item.label, item.case.reference) for item in context["waiting"]]


def test_the_centre_reads_what_waits_for_it(db, centre):
    received, refused, accepted = Story(respondents=2), Story.in_stage(Stage.INTERCESSION), Story().accept()
    Story()
    assert set(todo(centre)) == {
        ("Vérifier le dossier", received.case.reference),
        ("Intervenir auprès du professionnel", refused.case.reference),
        ("Désigner un médiateur", accepted.case.reference),
    }
    accepted.appoint()
    assert len(todo(centre)) == 2


def test_what_ends_first_comes_first(db, centre):
    from tests.story import paris

    Story(at=paris(2027, 2, 1)).accept()
    Story(at=paris(2027, 1, 4)).accept()
    last, first = "2027-000001", "2027-000002"
    assert [reference for _, reference in todo(centre)] == [first, last]


def test_the_mediator_reads_what_waits_for_her(story, vasseur):
    def labels():
        return [label for label, _ in todo(vasseur)]

    story.accept().appoint()
    assert labels() == ["Accepter ou décliner la mission"]
    story.confirm()
    assert labels() == ["Décider de la recevabilité"]
    story.admit()
    assert labels() == []
    story.say()
    assert labels() == ["Lire ce que les parties ont écrit (1 nouveau message)"]
    story.say(Role.MEDIATOR)
    assert labels() == ["Lire ce que les parties ont écrit (1 nouveau message)"], "to answer is not to have read"
    vasseur.get(reverse("casework_staff:subject", args=[story.case.reference, 1]))
    assert labels() == []
    story.offer()
    assert labels() == ["Lire ce que les parties ont écrit"]
    story.agree()
    assert labels() == ["Rédiger le protocole"]
    story.circulate()
    assert labels() == []
    story.approve_all().sign(Role.CLAIMANT).sign(Role.RESPONDENT)
    assert labels() == ["Signer le protocole"]


def labels_of(client):
    return [label for label, _ in todo(client)]


def test_the_mediator_decides_what_follows_a_refused_solution(story, vasseur):
    story.accept().appoint().confirm().admit().propose().decline_solution(Role.CLAIMANT)
    assert labels_of(vasseur) == []
    story.decline_solution(Role.RESPONDENT)
    assert labels_of(vasseur) == ["Décider de la suite : la solution n’a pas été acceptée par tous"]
    story.say(Role.MEDIATOR)
    assert labels_of(vasseur) == []


def test_the_mediator_takes_a_commented_draft_up_again(story, vasseur):
    story.accept().appoint().confirm().admit().agree().circulate().approve(Role.RESPONDENT)
    assert labels_of(vasseur) == []
    story.do(Act.COMMENT_DRAFT, Role.CLAIMANT, comment="Ajoutez des photographies.")
    assert labels_of(vasseur) == ["Reprendre le projet de protocole"]


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        (Act.ACCEPT_TAILORED, "Organiser les rencontres, acceptées par tous"),
        (Act.DECLINE_TAILORED, "Décider de la suite : les rencontres n’ont pas été acceptées par tous"),
    ],
)
def test_the_mediator_learns_what_became_of_the_meetings(story, vasseur, answer, label):
    story.accept().appoint().confirm().admit()
    story.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit.")
    story.do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    assert labels_of(vasseur) == []
    story.do(answer, Role.CLAIMANT)
    assert labels_of(vasseur) == [label]


def test_the_term_of_90_days_is_for_the_mediator(story, vasseur):
    story.accept().appoint().confirm().admit().wait(91).tick()
    assert labels_of(vasseur) == ["Prolonger ou clore : le terme des 90 jours est passé"]


def test_a_conflict_disclosed_makes_everybody_wait(story, vasseur):
    story.accept().appoint().confirm().admit().say()
    story.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="J’ai conseillé cette entreprise autrefois.")
    assert labels_of(vasseur) == []


def test_a_file_that_waits_for_the_consumer_does_not_wait_for_the_centre(db, centre):
    told = Story(respondents=2)
    told.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items="Le devis signé.")
    assert labels_of(centre) == []
    told.do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text="Je n’en ai pas reçu.")
    assert labels_of(centre) == ["Vérifier le dossier"]


def test_the_first_things_are_shown_and_all_are_counted(db, centre, monkeypatch):
    monkeypatch.setattr(panels, "SHOWN", 2)
    Story(respondents=2)
    Story(respondents=2)
    Story().accept()
    assert len(todo(centre)) == 2
    assert "Les 2 premières actions sur 3" in centre.get(reverse(HOME)).content.decode()


def test_the_dashboard_searches_cases(story, centre, vasseur):
    for client in (centre, vasseur):
        assert f'action="{reverse("casework_staff:index")}"' in client.get(reverse(HOME)).content.decode()


def test_piles_of_the_post_room_are_counted(db, centre):
    Story(professional_email="")
    page = centre.get(reverse(HOME)).content.decode()
    assert "1 courrier à poster" in page


def test_clocks_with_the_days_left(story, centre):
    deadline = story.case.open_deadline("response")
    from datetime import timedelta

    from django.utils import timezone

    deadline.due_on = timezone.localdate() + timedelta(days=1)
    deadline.save()
    page = centre.get(reverse(HOME)).content.decode()
    assert "Échéances" in page
    assert "Il reste un jour" in page


def test_wagtails_own_panels_are_for_the_editors(story, editor, centre, vasseur):
    assert "cw-" not in editor.get(reverse(HOME)).content.decode()
    for client in (centre, vasseur):
        assert "casework-todo" in client.get(reverse(HOME)).content.decode()


def test_the_number_of_pages_is_no_news_for_the_centre(story, centre):
    page = centre.get(reverse(HOME)).content.decode()
    assert "w-summary" not in page


def menu(client):
    page = client.get(reverse(HOME))
    from wagtail.admin.menu import admin_menu

    return {item.name for item in admin_menu.menu_items_for_request(page.wsgi_request)}


def test_each_menu_holds_what_is_theirs(story, centre, vasseur, editor):
    assert {"casework-cases", "casework-post-room", "registres"} <= menu(centre)
    assert menu(vasseur) == {"casework-cases", "casework-absences"}
    assert not {"casework-cases", "casework-post-room", "registres"} & menu(editor)


def test_notes_are_kept_and_an_empty_one_is_refused(story, centre):
    url = case_url(story.case, "add_note")
    assert centre.post(url, {"text": "Rappeler mardi"}).status_code == 302
    assert "Rappeler mardi" in centre.get(case_url(story.case)).content.decode()
    empty = centre.post(url, {"text": " "})
    assert empty.status_code == 422
    assert "écrivez votre note" in empty.content.decode()
    stranger = signed_in(people.curieux())
    assert stranger.post(url, {"text": "Je passe"}).status_code == 404


def test_the_file_shows_the_request_for_a_person(db, centre):
    told = Story(screening={"complaint_made": True, "person_look": "Ma réclamation date de treize mois."})
    page = centre.get(case_url(told.case)).content.decode()
    assert "Une personne doit regarder cette demande" in page
    assert "treize mois" in page


def test_the_file_shows_what_was_filed(story, centre):
    page = centre.get(case_url(story.case)).content.decode()
    for words in ("infiltrations-au-plafond-du-salon", "Une reprise de la toiture", "800\N{NO-BREAK SPACE}€", "Le devis signé",
                  "depuis la première réception", "version 1", "/api/"):  # fmt: skip
        assert words in page


def test_exhibits_are_downloads_and_unknown_ones_a_404(story, centre):
    answer = centre.get(case_url(story.case, "exhibit", 1))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert centre.get(case_url(story.case, "exhibit", 9)).status_code == 404


def test_the_journal_tells_each_act(story, centre):
    told = story.accept().appoint().confirm()
    page = centre.get(case_url(told.case)).content.decode()
    for words in ("Demande déposée en ligne", "Médiation acceptée", "Médiateur désigné", "Mission acceptée"):
        assert words in page


def test_every_act_has_its_words_in_the_journal():
    from casework.staff.journal import WHAT

    assert set(WHAT) == set(Act)


def test_the_desk_bears_the_portal_s_name_and_mark(centre):
    page = centre.get(reverse("wagtailadmin_home")).text
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.endswith("Portail de médiation")
    assert "portal/images/logo" in page.split("data-wagtail-sidebar-branding-logo")[1].split("</template>")[0]
    assert re.search(r"<h1[^>]*>\s*Mon bureau\s*</h1>", page)
    assert "guide.wagtail.org" not in page
