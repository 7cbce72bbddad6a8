"""The talks: table of proposals, forum, exhibits, extension (process 2, 2.1.1).

The journal is read by the Centre, so it says that something was written, never what.
"""

from pathlib import PurePosixPath

from django.utils.text import Truncator

from casework.models import ApartExhibit, Exhibit, ForumPost, ForumSubject, Offer, OfferAnswer, OfferRow
from casework.procedure import points
from casework.procedure.errors import NotPossibleNow
from casework.procedure.guards import can_answer

MOST_SUBJECTS = 50
TOO_MANY_SUBJECTS = (
    f"Le forum compte déjà {MOST_SUBJECTS} sujets. Répondez dans un sujet existant, en choisissant le plus proche."
)


def post_offer(work):
    """An entry in the author's own column, on an existing point or on a new one; it replaces the author's last."""
    row = work.data.get("row") or _added_row(work.case, work.data["title"])
    points.check_open(row, work.case)
    points.replace_own(row, work.actor.party, work.now)
    offer = Offer.objects.create(
        row=row, party=work.actor.party, author=work.actor.user, author_name=work.actor.name,
        text=work.data["text"], amount=work.data.get("amount"), by=work.data.get("by"), at=work.now,
    )  # fmt: skip
    work.facts.update(offer=offer.pk, row=row.pk)


def _added_row(case, title):
    if points.table_is_full(case):
        raise NotPossibleNow(points.TOO_MANY_POINTS)
    return _new_row(case, title)


def _new_row(case, title, kind=""):
    last = case.offer_rows.last()
    return OfferRow.objects.create(case=case, position=last.position + 1 if last else 1, title=title, kind=kind)


def open_table(case, relief, author, at):
    """At filing: the first points are the lines of relief sought, in the consumer's column."""
    for line in relief:
        row = _new_row(case, line.label[:200], line.kind)
        Offer.objects.create(
            row=row, party=case.claimant, author=author, author_name=str(case.claimant), text=line.label,
            amount=line.amount, by=line.by, at=at,
        )  # fmt: skip


def answer_offer(work):
    """Yes or no to somebody else's entry; the point is agreed once every other party said yes."""
    party = work.actor.party
    offer = Offer.objects.filter(pk=work.data["offer"].pk, row__case=work.case).first()
    if offer is not None and offer.replaced_at:
        raise NotPossibleNow("Cette proposition a été remplacée entre-temps : lisez la nouvelle avant de répondre.")
    if offer is None or not can_answer(offer, party):
        raise NotPossibleNow("Cette proposition ne peut plus recevoir de réponse de votre part.")
    accepted = work.data["accepted"] in (True, "yes")
    OfferAnswer.objects.create(offer=offer, party=party, accepted=accepted, at=work.now)
    if points.is_agreed(offer, work.case.standing_parties):
        offer.agreed_at = work.now
        offer.save()
    work.facts.update(offer=offer.pk, row=offer.row_id)


def post_to_forum(work):
    """A message in a subject of the forum, or the first of a new one; its files are exhibits for its readers."""
    post = _written(work, subject=_subject(work))
    for file, about in work.data.get("files", ()):
        new_exhibit(work, title_of(about), file, about, confidential=True, post=post)


def _subject(work) -> ForumSubject:
    """The subject that was chosen, which moves, or a new one under its title, or under the message's first words."""
    subject = work.data.get("subject")
    if subject is None:
        return _new_subject(work)
    if subject.case_id != work.case.pk:
        raise NotPossibleNow("Ce sujet n’appartient pas à ce dossier.")
    ForumSubject.objects.filter(pk=subject.pk).update(moved_at=work.now)
    return subject


def _new_subject(work) -> ForumSubject:
    if too_many_subjects(work.case):
        raise NotPossibleNow(TOO_MANY_SUBJECTS)
    title = work.data.get("title") or Truncator(" ".join(work.data["text"].split())).chars(60)
    return ForumSubject.objects.create(
        case=work.case, number=work.case.forum_subjects.count() + 1, title=title, opened_at=work.now, moved_at=work.now
    )


def too_many_subjects(case) -> bool:
    """A forum of more subjects than that is one where nobody finds anything."""
    return case.forum_subjects.count() >= MOST_SUBJECTS


def post_to_caucus(work):
    """Between one party and the mediator of the day; the other parties and the next mediator never read it."""
    party = work.actor.party or work.data["addressee"]
    if party.case_id != work.case.pk:
        raise NotPossibleNow("Cette partie n’appartient pas à ce dossier.")
    post = _written(work, caucus_with=party, mediator=work.case.mediator)
    for file, about in work.data.get("files", ()):
        shown = ApartExhibit(post=post, title=title_of(about), **about)
        shown.file.save(about["file_name"], file, save=True)
    work.bound = party


def _written(work, **place) -> ForumPost:
    post = ForumPost.objects.create(
        case=work.case, party=work.actor.party, author=work.actor.user, author_name=work.actor.name,
        third=work.actor.third, text=work.data["text"], at=work.now, **place,
    )  # fmt: skip
    work.facts["post"] = post.pk
    return post


def title_of(about) -> str:
    """How an exhibit that comes with a message is called: as its file, without the extension."""
    return PurePosixPath(about["file_name"]).stem[:200]


def share_caucus(work):
    """The party lets the new mediator read what it told the one before (procedure, section 9)."""
    party = work.actor.party
    for told in (work.case.forum_posts.caucus(party), party.questions.all(), party.limits.all()):
        told.update(mediator=work.case.mediator)


def add_exhibit(work):
    """A communicable document: every party and the mediator may read it."""
    exhibit = new_exhibit(work, work.data["title"], work.data["file"], work.data["about"])
    work.facts.update(exhibit=exhibit.number, title=exhibit.title)


def new_exhibit(work, title, file, about, *, confidential=False, post=None) -> Exhibit:
    """The next exhibit of the case, by who acts. `about`: what portal.uploads.describe says of the file."""
    last = work.case.exhibits.last()
    exhibit = Exhibit(
        case=work.case, number=last.number + 1 if last else 1, party=work.actor.party, added_by=work.actor.user,
        author_name=work.actor.name, title=title, at=work.now, confidential=confidential,
        post=post, **about,
    )  # fmt: skip
    exhibit.file.save(about["file_name"], file, save=True)
    return exhibit


def extend(work):
    """A complex dispute: reason and new date, told the same day; the old date is kept (R612-5)."""
    deadline = work.case.open_deadline("outcome")
    until = work.data["until"]
    if until <= deadline.due_on:
        raise NotPossibleNow("La nouvelle date doit être postérieure à l’échéance actuelle.")
    work.facts.update(before=deadline.due_on.isoformat(), until=until.isoformat(), reason=work.data["reason"])
    earlier = work.case.events.filter(act=work.row.act).count()
    if earlier:
        work.facts["extension"] = earlier + 1
    # A professional who joined later has its own ninety days: the extension is for all.
    for clock in work.case.deadlines.filter(term=deadline.term, state=deadline.state, due_on__lt=until):
        clock.due_on, clock.expired_on = until, None
        clock.reminded = clock.skipped_reminders(work.today)
        clock.save()
    deadline.refresh_from_db()
    work.deadline = deadline
