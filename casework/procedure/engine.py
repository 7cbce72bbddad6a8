"""The one door through which a case changes.

perform(): lock the case → the row of the table → the role and the guard → the act's function → the next
stage → the journal → the clocks → the documents → the messages; all in one transaction. Rendering PDFs and
sending wait for the commit: the rows are the outbox, the task only rings the bell.
"""

from dataclasses import replace

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from casework.correspondence import compose
from casework.documents.issue import issue
from casework.enums import OPENING_ACTS, QUIET_ACTS, Role, Stage
from casework.models import Case, CaseEvent, Offer
from casework.models.kept import keep, reread
from casework.procedure import clocks, typed
from casework.procedure.actor import Actor
from casework.procedure.errors import NotAllowed, NotPossibleNow
from casework.procedure.signals import act_performed
from casework.procedure.table import (
    BESIDE_A_PARTY,
    NOT_BESIDE,
    OF_A_NEWCOMER,
    OF_THE_CAUCUS,
    OF_WHO_IS_OUT,
    ROWS,
    RUN_WHILE_FROZEN,
    Row,
    row_for,
)
from casework.procedure.work import Work

# What acts write through rows of their own; the rest of what is read once, they change in place.
WRITTEN_BY_ACTS = (
    "third_parties", "deadlines", "exhibits", "solutions", "drafts", "offer_rows", "packages", "meetings", "expertises",
)  # fmt: skip

__all__ = ["Actor", "NotAllowed", "NotPossibleNow", "perform", "possible_acts"]


def possible_acts(case, actor) -> list[Row]:
    """The rows of the table that this actor may perform now; every button comes from here."""
    return [
        row
        for row in ROWS
        if case.order in row.orders
        and case.stage in row.stages
        and actor.roles & set(row.by)
        and _fits(row, case, actor)
    ]


def perform(case, act, actor, *, token=None, at=None, together=None, **data) -> CaseEvent:
    """Do one act. `data` is what the act's form gave; `token` makes a double click one act; `at` is
    the moment it counts from, now unless the clock is asked about another day; `together` are the acts of one sheet.

    Returns the journal's event. Raises NotAllowed when this role never does this, NotPossibleNow (a French
    sentence) when the case has moved on or something is missing; then nothing at all has changed.
    """
    from casework.procedure.acts import FUNCTIONS

    with transaction.atomic():
        case = _locked(case)
        _read_once(case)
        done = CaseEvent.objects.filter(case=case, token=token).first() if token else None
        if done:
            return done
        now = at or timezone.now()
        actor = replace(_present(actor, case), at=now)
        row = _row(case, act, actor)
        work = Work(case, row, actor, data, now, timezone.localdate(now), together=together)
        before, held_since = case.stage, clocks.held_since(case)
        typed.note_the_letter(work)
        if function := FUNCTIONS.get(act):
            function(work)
            reread(case, *WRITTEN_BY_ACTS)
        _move(work)
        clocks.give_back(work, held_since)
        work.event = _record(work, before, token)
        typed.keep_the_scan(work)
        clocks.stop_and_start(work)
        _issue_documents(work)
        _tell(work)
        transaction.on_commit(lambda: act_performed.send(sender=act))
    return work.event


def _tell(work):
    """Write the messages; those of one sheet are written once, when its last act is done."""
    if work.together:
        work.together.events.append(work.event)
    if not work.together or work.together.is_whole:
        compose.tell(work)


def _locked(case) -> Case:
    """The case as it is now, nobody else's until the end of the act; with the titles of its form, not its text."""
    cases = Case.objects.select_related("form_version").defer("form_version__document")
    return cases.select_for_update(of=("self",)).get(pk=case.pk)


def _read_once(case):
    """Whatever the guards, the act, the decision, the clocks, the documents and the messages all ask is read once
    before the act writes and once after; parties and designations, which acts change through these very rows, once.
    An act that adds one of them, or writes through another instance, says `reread`.
    """
    keep(
        case,
        parties=case.parties.select_related("user"),
        third_parties=case.third_parties.select_related("user", "party"),
        designations=case.designations.select_related("mediator__user"),
        deadlines=case.deadlines.select_related("party"),
        exhibits=case.exhibits.all(),
        solutions=case.solutions.with_parts(answers=lambda solution: solution.answers.all()),
        drafts=case.drafts.with_parts(
            approvals=lambda draft: draft.approvals.all(),
            signatures=lambda draft: draft.signatures.select_related("party", "representative__mandate"),
        ),
        offer_rows=case.offer_rows.prefetch_related(
            Prefetch("offers", Offer.objects.filter(replaced_at=None).prefetch_related("answers"))
        ),
        packages=case.packages.select_related("newcomer").with_parts(
            consents=lambda package: package.consents.all(),
            shares=lambda package: package.shares.all(),
            entries=lambda package: package.entries.all(),
        ),
        meetings=case.meetings.select_related("mediator__user").with_parts(
            guests=lambda meeting: meeting.guests.select_related("party__user"),
            slots=lambda meeting: meeting.slots.prefetch_related("answers"),
        ),
        expertises=case.expertises.with_parts(shares=lambda expertise: expertise.shares.select_related("party__user")),
    )


def _present(actor, case) -> Actor:
    """The actor as the database knows it now, under the lock: a party of this case, its current mediator."""
    if actor.third:
        actor = _still_beside(actor, case)
    if actor.role == Role.EXPERT:
        return _still_expert(actor, case)
    if actor.party:
        own = (party for party in case.parties.all() if party.pk == actor.party.pk)
        party = next((party for party in own if actor.role in (Role.THIRD_PARTY, party.role)), None)
        if party is None:
            raise NotAllowed(actor.role)
        if actor.by_letter and not party.is_postal:
            raise NotPossibleNow(f"{party} suit maintenant son dossier en ligne : c’est à cette partie d’agir.")
        return replace(actor, party=party)
    if actor.role == Role.MEDIATOR and not _is_in_charge(case, actor):
        raise NotAllowed(actor.role)
    return actor


def _is_in_charge(case, actor) -> bool:
    current = case.designation
    return current is not None and actor.mediator is not None and current.mediator_id == actor.mediator.pk


def _still_beside(actor, case) -> Actor:
    there = (third for third in case.third_parties.all() if third.pk == actor.third.pk and third.ended_at is None)
    third = next((third for third in there if actor.user and third.user_id == actor.user.pk), None)
    if third is None:
        raise NotPossibleNow("Vous n’avez plus accès à ce dossier : rien n’a été enregistré.")
    return replace(actor, third=third)


def _still_expert(actor, case) -> Actor:
    expertise = case.expertises.filter(pk=actor.expert.pk, user=actor.user, ended_at=None).first()
    if expertise is None:
        raise NotPossibleNow("Vous n’avez plus accès à ce dossier : rien n’a été enregistré.")
    return replace(actor, expert=expertise)


def _row(case, act, actor) -> Row:
    opening = act in OPENING_ACTS and not case.events.exists()
    row = row_for(case.order, act, "" if opening else case.stage)
    if row is None:
        if not any(actor.roles & set(other.by) for other in ROWS if other.act == act):
            raise NotAllowed(act)
        raise NotPossibleNow(_moved_on(case, actor))
    if not actor.roles & set(row.by):
        raise NotAllowed(act)
    if not opening and not _fits(row, case, actor):
        raise NotPossibleNow(_moved_on(case, actor))
    return row


def _fits(row, case, actor) -> bool:
    if case.frozen_on and row.act not in RUN_WHILE_FROZEN:
        return False
    if actor.role == Role.MEDIATOR and not _is_in_charge(case, actor):
        return False
    if actor.third and not _fits_beside(row, actor):
        return False
    if actor.role in (Role.CLAIMANT, Role.RESPONDENT, Role.THIRD_PARTY) and not _has_a_seat(row, actor):
        return False
    return row.when is None or row.when(case, actor)


def _has_a_seat(row, actor) -> bool:
    """Whether this party is in the case far enough for this act; deny by default to those who are not at the table."""
    if actor.third and row.act in BESIDE_A_PARTY:
        return True
    if actor.party is None or actor.party.is_out:
        return actor.party is not None and row.act in OF_WHO_IS_OUT
    return not actor.party.newcomer or row.act in OF_A_NEWCOMER


def _fits_beside(row, actor) -> bool:
    """What the party keeps for itself."""
    return row.act not in NOT_BESIDE and (row.act not in OF_THE_CAUCUS or actor.third.reads_caucus)


def _moved_on(case, actor) -> str:
    if actor.party and (actor.party.is_out or actor.party.newcomer):
        # Not a word of what those at the table do.
        return "Cette action n’est pas possible pour vous, ou ne l’est plus. La page du dossier dit où vous en êtes."
    if case.frozen_on:
        return (
            "Cette action n’est pas possible pour l’instant : le médiateur a révélé un conflit d’intérêts. "
            "Le dossier attend la réponse de chaque partie."
        )
    last = case.events.exclude(act__in=QUIET_ACTS).last()
    if not _may_be_named(last, actor):
        # What happened is told by the story of the case, which knows what this reader may hear of it.
        return (
            "Cette action n’est plus possible : le dossier a avancé entre-temps. La page du dossier dit où il en est."
        )
    what = f"{last.get_act_display()} ({last.get_role_display()}, {timezone.localtime(last.at):%d/%m/%Y à %H:%M})"
    return f"Cette action n’est plus possible : le dossier a avancé entre-temps. Dernière étape : {what}."


def _may_be_named(event, actor) -> bool:
    """The team reads the journal; a party, what it did itself: of two colleagues, the slower reads who decided what."""
    own = actor.party and not actor.third and event.party_id == actor.party.pk and event.role == actor.party.role
    return actor.role in (Role.MEDIATOR, Role.CENTRE) or bool(own)


def _move(work):
    case, row = work.case, work.row
    if row.to is not None:
        case.stage = row.to(case) if callable(row.to) else row.to
    if case.stage == Stage.CLOSED and not case.outcome:
        case.outcome = work.outcome or row.outcome
        case.closed_on = work.today
    case.save()


def _record(work, before, token) -> CaseEvent:
    case, actor = work.case, work.actor
    last = case.events.last()
    if actor.third:
        work.facts["by_third"] = actor.third.pk
    role = actor.role if actor.role in work.row.by else Role.THIRD_PARTY
    return CaseEvent.objects.create(
        case=case, number=last.number + 1 if last else 1, act=work.row.act, role=role, user=actor.user,
        party=actor.party or work.bound, on_behalf_of=actor.on_behalf_of, at=work.now,
        stage_before=before if last else "", stage_after=case.stage, data=work.facts, token=token,
        previous_hash=last.hash if last else "",
    )  # fmt: skip


def _issue_documents(work):
    for item in work.row.issues:
        if work.applies(item):
            work.documents[item.kind] = issue(work.case, work.event, item.kind, compose.document_context(work))
