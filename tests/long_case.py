"""A case that became long: entries of the table, messages and exhibits by the hundred, with their events and letters.

Written in bulk, since acts would take minutes; the journal's chain of hashes holds, as after acts.
"""

from datetime import timedelta

from casework.enums import Act, DispatchChannel, DispatchState, DocumentKind, Role, Stage
from casework.models import (
    Approval,
    CaseEvent,
    Dispatch,
    Exhibit,
    ForumPost,
    ForumSubject,
    IssuedDocument,
    Meeting,
    MeetingGuest,
    MeetingSlot,
    Note,
    Offer,
    OfferAnswer,
    Package,
    Question,
    SettlementDraft,
    SolutionAnswer,
    SolutionProposal,
)
from tests.story import Story

PARTIES = (Role.CLAIMANT, Role.RESPONDENT)


def long_case(count) -> Story:
    """A case in mediation with `count` more entries, messages and exhibits, the parties in turn."""
    told = Story.in_stage(Stage.MEDIATION)
    _write_offers(told, count)
    _write_posts(told, count)
    _write_exhibits(told, count)
    for act in (Act.POST_OFFER, Act.POST_TO_FORUM, Act.ADD_EXHIBIT):
        _write_events(told, act, count)
    return told


def write_notes_questions_and_documents(told, count):
    """As many notes of the mediator, questions to the consumer and issued documents."""
    case, account = told.case, told.vasseur.user
    Note.objects.bulk_create(
        Note(case=case, author=account, text=f"Note n° {number}.", at=_at(told, number)) for number in range(count)
    )
    Question.objects.bulk_create(
        Question(case=case, party=told.claimant, mediator=told.vasseur, text=f"Question n° {number}.")
        for number in range(count)
    )
    event = case.events.last()
    IssuedDocument.objects.bulk_create(
        IssuedDocument(
            case=case, event=event, kind=DocumentKind.CONVOCATION, number=number + 1, issued_at=_at(told, number),
            verification_code=f"ESSAI{case.pk}-{number}", html="<p>Essai</p>", html_sha256="0" * 64,
        )
        for number in range(count)
    )  # fmt: skip


def write_solutions_and_drafts(told, count):
    """As many solutions that the professional declined, and versions of the protocole that it wants changed."""
    case, party, day = told.case, told.respondent, told.at.date()
    solutions = SolutionProposal.objects.bulk_create(
        SolutionProposal(
            case=case, mediator=told.vasseur, text=f"Solution n° {number}.", reasons="En équité.", proposed_on=day,
            answer_by=day + timedelta(days=15),
        )
        for number in range(count)
    )  # fmt: skip
    SolutionAnswer.objects.bulk_create(
        SolutionAnswer(solution=solution, party=party, accepted=False) for solution in solutions
    )
    drafts = SettlementDraft.objects.bulk_create(
        SettlementDraft(case=case, version=number + 1, body=f"La toiture est reprise par {number + 1} couvreurs.")
        for number in range(count)
    )
    Approval.objects.bulk_create(
        Approval(draft=draft, party=party, approved=False, comment="Trop peu.") for draft in drafts
    )


def write_meetings(told, count):
    """Half of them fixed, half proposed with two dates; both parties are called to each."""
    meetings = Meeting.objects.bulk_create(
        Meeting(
            case=told.case, number=number + 1, mediator=told.vasseur, mode=Package.Format.VIDEO,
            proposed_at=told.at, changed_at=told.at,
            starts_at=told.at + timedelta(days=number + 1) if number % 2 else None,
        )
        for number in range(count)
    )  # fmt: skip
    MeetingSlot.objects.bulk_create(
        MeetingSlot(meeting=meeting, starts_at=told.at + timedelta(days=day)) for meeting in meetings for day in (8, 9)
    )
    MeetingGuest.objects.bulk_create(
        MeetingGuest(meeting=meeting, party=party) for meeting in meetings for party in told.case.party_list
    )


def _author(told, number):
    party = told.claimant if number % 2 == 0 else told.respondent
    return party, {"party": party, "author_name": str(party)}


def _at(told, number):
    return told.at + timedelta(minutes=number)


def _write_offers(told, count):
    rows = list(told.case.offer_rows.all())
    offers = []
    for number in range(count):
        party, by = _author(told, number)
        text = f"Nous proposons de reprendre la toiture en {number + 1} jours."
        at, row = _at(told, number), rows[number // 2 % len(rows)]
        offers.append(Offer(row=row, author=party.user, text=text, at=at, replaced_at=at, **by))
    Offer.objects.bulk_create(offers)
    last = [column.order_by("at", "pk").last().pk for row in rows for column in _columns(told, row)]
    Offer.objects.filter(pk__in=last).update(replaced_at=None)
    other = {told.claimant.pk: told.respondent, told.respondent.pk: told.claimant}
    answered = [offer for offer in offers if offer.pk not in last]
    OfferAnswer.objects.bulk_create(
        OfferAnswer(offer=offer, party=other[offer.party_id], accepted=False, at=offer.at) for offer in answered
    )


def _columns(told, row):
    columns = (row.offers.filter(party=party) for party in (told.claimant, told.respondent))
    return [column for column in columns if column.exists()]


def _write_posts(told, count):
    """Half of them in the first subject, the others in as many subjects as there are tens."""
    ForumSubject.objects.bulk_create(
        ForumSubject(case=told.case, number=number, title=f"Sujet {number}", opened_at=told.at, moved_at=told.at)
        for number in range(1, count // 10 + 2)
    )
    subjects, posts = list(told.case.forum_subjects.order_by("number")), []
    for number in range(count):
        party, by = _author(told, number)
        text = f"Message n° {number}. " + "Voici ce que nous en pensons. " * 8
        subject = subjects[number // 2 % len(subjects) if number % 2 else 0]
        posts.append(
            ForumPost(case=told.case, subject=subject, author=party.user, text=text, at=_at(told, number), **by)
        )
    ForumPost.objects.bulk_create(posts)


def _write_exhibits(told, count):
    first = told.case.exhibits.count() + 1
    exhibits = []
    for number in range(first, first + count):
        party, by = _author(told, number)
        about = {"file": "exhibits/tests/none.pdf", "file_name": "photo.pdf", "content_type": "application/pdf"}
        exhibits.append(
            Exhibit(
                case=told.case, number=number, added_by=party.user, title=f"Photographie {number}", size=140_000,
                sha256="0" * 64, at=_at(told, number), **about, **by,
            )
        )  # fmt: skip
    Exhibit.objects.bulk_create(exhibits)


def _write_events(told, act, count):
    last, events = told.case.events.last(), []
    for number in range(count):
        party, _ = _author(told, number)
        event = CaseEvent(
            case=told.case, number=last.number + 1, act=act, role=party.role, user=party.user, party=party,
            at=_at(told, number), stage_before=told.case.stage, stage_after=told.case.stage,
            data={"exhibit": number, "title": f"Photographie {number}"}, previous_hash=last.hash,
        )  # fmt: skip
        event.hash = event.computed_hash()
        events.append(event)
        last = event
    CaseEvent.objects.bulk_create(events)
    Dispatch.objects.bulk_create(_letter(told, event) for event in events)


def _letter(told, event):
    party = told.respondent if event.party_id == told.claimant.pk else told.claimant
    return Dispatch(
        case=told.case, event=event, message="new_activity", party=party, user=party.user,
        recipient=f"party:{party.pk}", recipient_name=str(party), channel=DispatchChannel.EMAIL,
        to_address="quelqu.un@exemple.example", subject="Du nouveau dans votre dossier", body="Bonjour,\n" * 20,
        letter_html="<p>Bonjour</p>" * 200, message_id=f"<{event.pk}@essai.example>", state=DispatchState.SENT,
        created_at=event.at, left_at=event.at,
    )  # fmt: skip
