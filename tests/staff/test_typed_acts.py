"""A party writes by post: somebody types its letter in its name, with its date and its copy (process 2.2.1, C34, C37)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, Role, Stage
from casework.models import CaseEvent, Signature
from casework.procedure.engine import Actor, NotPossibleNow, perform
from tests.letters import PDF, by_post, scan, type_letter
from tests.staff.conftest import case_url, signed_in


@pytest.fixture
def postal_professional(story):
    return story, by_post(story, story.respondent)


def test_the_coupon_of_a_professional_is_typed_by_the_centre(postal_professional, centre):
    told, party = postal_professional
    page = centre.get(case_url(told.case)).content.decode()
    assert "SARL Toitures Dubois, qui correspond par courrier" in page
    answer = type_letter(centre, told.case, Act.ACCEPT_MEDIATION, party, agrees="on", seen="pending", scan=scan())
    assert answer.status_code == 302
    event = told.case.events.get(act=Act.ACCEPT_MEDIATION)
    assert (event.role, event.on_behalf_of, str(event.user)) == (Role.RESPONDENT, party, "Hélène Garnier")
    assert event.data["letter_on"] == timezone.localdate().isoformat()
    told.case.refresh_from_db()
    assert told.case.stage == Stage.APPOINTMENT
    journal = centre.get(case_url(told.case)).content.decode()
    assert "Hélène Garnier, au nom de SARL Toitures Dubois" in journal
    copy = case_url(told.case, "typed_letter", event.number)
    assert copy in journal
    assert b"".join(centre.get(copy).streaming_content) == PDF


def test_a_scan_that_is_none_is_refused_and_what_was_typed_stays(postal_professional, centre):
    told, party = postal_professional
    answer = type_letter(
        centre, told.case, Act.DECLINE_MEDIATION, party, reasons="disagrees", text="Rien à ajouter.",
        scan=scan(content=b"MZ not a scan"),
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ne correspond pas à son nom" in page
    assert "Rien à ajouter." in page
    assert not told.case.events.filter(act=Act.DECLINE_MEDIATION).exists()


@pytest.mark.parametrize("day", ["", "2099-01-01", "hier"])
def test_a_letter_has_a_date_that_has_passed(postal_professional, centre, day):
    told, party = postal_professional
    answer = type_letter(centre, told.case, Act.ACCEPT_MEDIATION, party, agrees="on", letter_on=day)
    assert answer.status_code == 422
    assert "Date de la lettre" in answer.content.decode()


def test_nobody_types_for_a_party_that_is_online(story, centre):
    url = f"{case_url(story.case, 'act', Act.ACCEPT_MEDIATION)}?au-nom-de={story.respondent.pk}"
    assert centre.get(url).status_code == centre.post(url, {}).status_code == 404
    actor = Actor(Role.RESPONDENT, user=None, party=story.respondent, on_behalf_of=story.respondent)
    with pytest.raises(NotPossibleNow, match="en ligne"):
        perform(story.case, Act.ACCEPT_MEDIATION, actor, letter_on=date(2027, 1, 4))


def test_the_talks_are_typed_by_the_mediator_alone(story_in, centre):
    told = story_in(Stage.MEDIATION)
    party = by_post(told, told.claimant)
    assert type_letter(centre, told.case, Act.POST_TO_FORUM, party, text="Bonjour").status_code == 404
    mediator = signed_in(told.vasseur.user)
    assert (
        type_letter(mediator, told.case, Act.POST_TO_FORUM, party, text="Il pleut encore", scan=scan()).status_code
        == 302
    )
    post = told.case.forum_posts.get()
    assert (post.party, post.author_name, post.text) == (party, "Nadia Martin", "Il pleut encore")
    event = told.case.events.get(act=Act.POST_TO_FORUM)
    copy = case_url(told.case, "typed_letter", event.number)
    assert mediator.get(copy).status_code == 200
    assert centre.get(copy).status_code == 404
    told_of_it = event.dispatches.get(message="new_activity", recipient=f"mediator:{told.vasseur.pk}")
    assert "pleut" not in told_of_it.body
    desk = mediator.get(reverse("wagtailadmin_home")).content.decode()
    assert "Lire ce que les parties ont écrit" in desk


def test_the_professional_reads_that_the_consumer_wrote_and_not_who_typed(story_in):
    told = story_in(Stage.MEDIATION)
    party = by_post(told, told.claimant)
    mediator = signed_in(told.vasseur.user)
    type_letter(mediator, told.case, Act.POST_OFFER, party, title="Le carrelage", text="Le reprendre.")
    assert told.case.offer_rows.last().offers.get().party == party


def test_a_paper_original_is_a_signature_when_its_scan_is_kept(story_in):
    told = story_in(Stage.AGREEMENT)
    party = by_post(told, told.claimant)
    mediator = signed_in(told.vasseur.user)
    told.approve(Role.RESPONDENT)
    type_letter(mediator, told.case, Act.APPROVE_DRAFT, party, version=1)
    without = type_letter(mediator, told.case, Act.SIGN_AGREEMENT, party, signer_name="Nadia Martin")
    assert without.status_code == 422
    signed = type_letter(mediator, told.case, Act.SIGN_AGREEMENT, party, signer_name="Nadia Martin", scan=scan())
    assert signed.status_code == 302
    assert Signature.objects.get(party=party).on_paper
    told.sign(Role.RESPONDENT).sign(Role.MEDIATOR)
    assert told.case.stage == Stage.CLOSED
    html = told.case.documents.get(kind="settlement_agreement").html
    assert "Original signé à la main" in html
    assert "Code à usage unique" in html


def test_the_postmark_tells_the_day_and_the_journal_keeps_it(postal_professional, centre):
    told, party = postal_professional
    posted = timezone.localdate() - timedelta(days=3)
    type_letter(centre, told.case, Act.ACCEPT_MEDIATION, party, agrees="on", letter_on=posted.isoformat())
    assert CaseEvent.objects.get(act=Act.ACCEPT_MEDIATION).data["letter_on"] == posted.isoformat()
