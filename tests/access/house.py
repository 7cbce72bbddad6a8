"""A case in which everything exists that an address can name, and the numbers by which each address names it."""

from django.contrib.auth.models import Permission

from casework.documents.render import render_pending
from casework.enums import Act, Role, Stage
from casework.models import ApartExhibit
from casework.party_space.joining import join_by_address
from intake import professionals
from intake.models import Draft, DraftFile
from tests import people
from tests.access.addresses import Rule
from tests.journeys.forum import about, file
from tests.letters import by_post, typed
from tests.story import SECRET_TALK, Story


def told_case() -> Story:
    """Mme Martin against two professionals, one by post: talks, apartés, meeting, report, solution and draft."""
    story = Story(respondents=2).do(Act.VALIDATE_FILE, Role.CENTRE).accept()
    postal = by_post(story, story.case.respondents[1])
    typed(story, Act.ACCEPT_MEDIATION, postal, agrees=True)
    story.appoint().confirm().admit().offer().say()
    story.do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=SECRET_TALK, files=[(file("aparte.pdf"), about())]).meet()
    story.ask_expert("alone", exhibits=list(story.case.exhibits.all())).report()
    story.propose().accept_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    story.letter = typed(story, Act.ACCEPT_SOLUTION, postal)
    return story.circulate()


def people_around(story) -> dict:
    """{who: account}: everybody of the matrix but the anonymous. Two lawyers stand or stood beside Mme Martin."""
    elsewhere = Story.in_stage(Stage.MEDIATION).bring("lawyer", "Anne", "Ailleurs").join()
    former = story.bring("lawyer", "Yves", "Parti").join()
    story.do(Act.REMOVE_THIRD_PARTY, Role.CLAIMANT, third=former)
    lawyer = story.bring("lawyer", "Jean", "Roux").join()
    story.ask_expert("alone", exhibits=list(story.case.exhibits.all()[:1]))
    expert = people.user(story.expertise.email)
    join_by_address(expert)
    editor = people.editor()
    editor.groups.get().permissions.add(Permission.objects.get(codename="access_admin"))
    return {
        "consumer": people.martin(), "professional": people.dubois(), "mediator": story.vasseur.user,
        "other_consumer": people.curieux(), "other_professional": people.user("autre@entreprise.example"),
        "other_mediator": people.mediator(story.version.federation, "luc.morel@x.example", "Luc", "Morel").user,
        "centre": people.centre(), "editor": editor, "third_party": lawyer.user, "other_third_party": elsewhere.user,
        "former_third_party": former.user, "expert": expert,
    }  # fmt: skip


def draft_of_martin() -> Draft:
    draft = Draft.objects.create(owner=people.martin(), sector_slug="batiment")
    DraftFile.objects.create(draft=draft, file=file("devis.pdf"), **about())
    return draft


def numbers(story, draft) -> dict:
    """What an address is filled with: by the name of the argument, and, where an argument means something else in one
    address, by the rule and the name of that address."""
    case, postal = story.case, story.case.respondents[1]
    render_pending(limit=1)
    row, letter = case.offer_rows.first(), case.dispatches.filter(party=postal, channel="letter").first()
    document, apart = case.documents.first(), ApartExhibit.objects.get()
    party, desk = Rule.OWN_CASE, Rule.DESK_CASE
    return {
        "reference": case.reference, "number": case.exhibits.first().number, "act": "post_to_forum",
        "pk": document.pk, "draft_id": draft.pk, "step": "reclamation", "reason": "not_yet",
        **{(rule, "point"): {"pk": row.pk} for rule in (party, desk)},
        **{(rule, "apart_exhibit"): {"pk": apart.pk} for rule in (party, desk)},
        **{(desk, name): {"pk": letter.pk} for name in ("message", "letter", "letter_pdf")},
        **{(desk, name): {"pk": postal.pk} for name in ("answer_sheet", "needs")},
        (desk, "apart"): {"pk": case.claimant.pk},
        (desk, "typed_letter"): {"number": story.letter.number},
        (party, "calendar"): {"number": case.meetings.last().number},
        (party, "own_report"): {"number": case.expertises.first().number},
        (Rule.OWN_DRAFT, "file"): {"pk": draft.files.get().pk},
        (Rule.OWN_DRAFT, "professional_remove"): {"key": professionals.FIRST},
    }  # fmt: skip
