"""Writes the messages of an act: one Dispatch row each, in the act's own transaction.

What only some texts say is read when a text asks for it: Django's templates call what they can call.

A message does not know its channel: an address that works means an e-mail, otherwise a printed letter.
"""

import uuid
from email.utils import parseaddr
from functools import cache, partial

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from casework.correspondence.calendar_file import calendar_file
from casework.correspondence.messages import COPY, MESSAGES
from casework.correspondence.recipients import copied, in_whose_place, recipients
from casework.correspondence.stories import story_for
from casework.enums import Act, DispatchChannel, DispatchState, Track
from casework.models import Dispatch, price_for
from casework.templatetags.letters import marks_in

# Stands for a code in the stored text; replaced when the message leaves, then forgotten.
CODE_PLACEHOLDER = "[[code]]"


class MissingItem(Exception):
    """A compulsory item is not in the text: the message, and so the act, cannot leave."""


def tell(work):
    """Create the rows of every message the act tells; they leave after the commit."""
    rows = []
    for item in work.row.tells:
        if work.applies(item):
            for recipient in recipients(item.to, work):
                for reader in in_whose_place(work, MESSAGES[item.message], recipient):
                    original = write(work, MESSAGES[item.message], reader)
                    rows += [original, *_copies(work, reader, original)]
    Dispatch.objects.bulk_create(rows)


def _copies(work, reader, original):
    """For those beside the party who have not heard of this act yet."""
    for third in copied(work, reader):
        work.copied.add(third.third.pk)
        yield write(work, MESSAGES[COPY], third, original)


def write(work, message, recipient, original=None) -> Dispatch:
    """A row, not saved yet, unique on (event, recipient, message), with the exact texts. `original`: what it copies."""
    document = work.documents.get(message.encloses)
    context = _context(work, message, recipient, document)
    if original:
        context |= {"original": original, "deadline": _deadline(work, MESSAGES[original.message], original)}
    folder = f"casework/correspondence/{message.key}"
    letter = render_to_string(f"{folder}/letter.html", context) if recipient.party else ""
    _check(message, letter, document, recipient)
    postal = recipient.channel == DispatchChannel.LETTER
    return Dispatch(
        case=work.case, event=work.event, message=message.key, party=recipient.party, user=recipient.user,
        recipient=recipient.key, recipient_name=recipient.name, channel=recipient.channel,
        to_address=recipient.address, subject=render_to_string(f"{folder}/subject.txt", context).strip(),
        body=render_to_string(f"{folder}/email.txt", context), letter_html=letter,
        secret=work.codes.get(recipient.key, ""), document=document, message_id=_message_id(),
        calendar=_calendar(work, message, recipient),
        state=DispatchState.TO_POST if postal else DispatchState.READY, created_at=work.now,
        starts_term=message.is_notice,
    )  # fmt: skip


def _calendar(work, message, recipient) -> str:
    """The meeting for the recipient's own calendar; nothing for a meeting that never had an hour.

    Who leaves a case that goes on lets go of its meetings by the message of that very act: it is told nothing after.
    """
    if message.key == "withdrawal":
        return _given_up(work, recipient)
    if not message.calendar or not work.meeting.starts_at:
        return ""
    return calendar_file(work.meeting, message.calendar, recipient.name, recipient.email)


def _given_up(work, recipient) -> str:
    own = recipient.party if recipient.party and recipient.party == work.actor.party else None
    if own is None or own.left_with(work.case):
        return ""
    held = [meeting for meeting in work.case.meetings.all() if meeting.is_ahead(work.now) and own in meeting.invited]
    return calendar_file(held[0], "CANCEL", recipient.name, recipient.email) if held else ""


def _message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4()}@{domain}>"


def _check(message, letter, document, recipient):
    needed = set(message.compulsory)
    if recipient.channel == DispatchChannel.LETTER:
        needed -= marks_in(letter)
    if message.compulsory and document:
        needed -= marks_in(document.html)
    if needed:
        raise MissingItem(f"{message.key}: {', '.join(sorted(needed))}")


def _context(work, message, recipient, document):
    case = work.case
    return {
        **shared_context(work),
        "party": recipient.party,
        "recipient_name": recipient.name,
        "envelope": recipient.envelope,
        "actor_name": work.actor.name,
        "unreached": work.bound,
        "third": work.third,
        "expertise": work.expertise,
        "own_share": cache(partial(_own_share, work, recipient)),
        "beside": recipient.third or recipient.expert,
        "in_place": bool(recipient.third and recipient.party),
        "link": recipient.link(case),
        "invitation_link": settings.PORTAL_URL + reverse("party_space:invitation"),
        "slots_link": settings.PORTAL_URL + reverse("party_space:slots_door"),
        "code": CODE_PLACEHOLDER,
        "deadline": _deadline(work, message, recipient),
        "days_left": work.facts.get("days_left"),
        "given_back": [one for one in work.given_back if recipient.party and one.party_id == recipient.party.pk],
        "has_code": recipient.key in work.codes,
        "tariff": cache(partial(_price, work, recipient)),
        "tailored_tariff": cache(partial(_price, work, recipient, Track.TAILORED)),
        "meeting": work.meeting,
        "document": document,
        "story": story_for(case, recipient.party) if message.on_paper else None,
    }


def _own_share(work, recipient):
    """What this party, and no other, would pay of an expert (case C33)."""
    if work.expertise is None or recipient.party is None:
        return None
    return next((share for share in work.expertise.shares.all() if share.party_id == recipient.party.pk), None)


def _price(work, recipient, track=None):
    """What this professional would pay; nobody else ever reads a price. Read once per act."""
    if not recipient.party or not recipient.party.is_respondent:
        return None
    key = f"price:{recipient.key}:{track or work.case.track}"
    if key not in work.shared:
        # The newcomer's invitation bears the price of the package that everybody is offered with it.
        offered = track or (Track.TAILORED if recipient.party.newcomer else None)
        work.shared[key] = price_for(recipient.party, track=offered)
    return work.shared[key]


def _deadline(work, message, recipient):
    """The clock this message is about: the one reminded of, else the one it starts for this recipient."""
    if work.deadline:
        return work.deadline
    own = [d for d in work.started if d.party_id in (None, recipient.party.pk if recipient.party else None)]
    matching = [d for d in own if d.term == message.starts]
    return next(iter(matching or own), None)


def shared_context(work) -> dict:
    """What letters, e-mails and documents all may say of a case."""
    if not work.shared:
        work.shared = _shared(work)
    return work.shared


def _shared(work):
    case = work.case
    return {
        "case": case,
        "event": work.event,
        "act": work.row.act,
        "professionals": cache(partial(_professionals, work)),
        "written": work.told_events,
        "facts": work.facts,
        "mediator": case.mediator or (case.designation.mediator if case.designation else None),
        "outcome_deadline": cache(partial(_outcome_deadline, work)),
        "centre": work.centre,
        "site_url": settings.PORTAL_URL,
        "today": work.today,
    }


def _outcome_deadline(work):
    return next((d for d in work.started if d.term == "outcome"), None) or work.case.open_deadline("outcome")


def document_context(work) -> dict:
    """For a frozen document: the shared facts, and the text of what is signed or proposed."""
    case = work.case
    return {
        **shared_context(work),
        "solution": cache(lambda: case.solutions.last()),
        "draft": cache(lambda: case.drafts.last()),
        "signatures": cache(partial(_signatures, case)),
        "deadline": next(iter(work.started), None),
        "meeting": work.meeting,
        "left_out": work.left_out,
        "answered": work.left_out or _invited(work),
    }


def _professionals(work) -> list:
    """Those whom this act is about: those it leaves out, or those with whom the case goes on, and who leaves by it."""
    leaving = work.actor.party if work.row.act == Act.WITHDRAW else None
    return work.left_out or [p for p in _invited(work) if not p.is_out or (leaving and p.pk == leaving.pk)]


def _invited(work) -> list:
    """The professionals of the case, without one who may still join unless this act invites it."""
    return [party for party in work.case.respondents if not party.newcomer or party in work.invited]


def _signatures(case) -> list:
    draft = case.drafts.last()
    return list(draft.signatures.all()) if draft else []
