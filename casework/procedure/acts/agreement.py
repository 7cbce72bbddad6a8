"""The protocole d'accord: circulated, approved in one same version, signed by all (process 2.1.1)."""

import hashlib

from casework.enums import Stage, Term
from casework.models import Approval, SettlementDraft, Signature, SignatureCode
from casework.procedure import clocks
from casework.procedure.errors import NotPossibleNow
from casework.procedure.guards import current_draft
from casework.procedure.work import digits_code


def circulate(work):
    """A new version; the approvals of the one before do not carry over (case C37)."""
    last = work.case.drafts.last()
    draft = SettlementDraft.objects.create(
        case=work.case, version=last.version + 1 if last else 1, body=work.data["body"],
        left_open=work.data.get("left_open", ""), circulated_at=work.now,
    )  # fmt: skip
    work.facts["version"] = draft.version


def _give_opinion(work, approved, comment=""):
    draft = current_draft(work.case)
    shown = work.data.get("version")
    if shown and int(shown) != draft.version:
        raise NotPossibleNow("Une nouvelle version du projet a été envoyée entre-temps : relisez-la avant de répondre.")
    Approval.objects.create(draft=draft, party=work.actor.party, approved=approved, comment=comment, at=work.now)
    work.facts["version"] = draft.version


def approve(work):
    _give_opinion(work, approved=True)


def comment(work):
    _give_opinion(work, approved=False, comment=work.data["comment"])


def request_code(work):
    code = digits_code()
    SignatureCode.issue(current_draft(work.case), work.actor.user, code)
    work.codes[_key(work.actor)] = code


def _key(actor) -> str:
    """Whose address the code goes to: a representative's own, never another's."""
    if actor.third:
        return f"third:{actor.third.pk}"
    return f"party:{actor.party.pk}" if actor.party else f"mediator:{actor.mediator.pk}"


def text_hash(draft) -> str:
    """SHA-256 of the text that is signed, points left open included."""
    return hashlib.sha256(f"{draft.body}\n\f\n{draft.left_open}".encode()).hexdigest()


def sign(work):
    """`code` was checked by check_signature_code() before the act, so that a wrong try is counted.

    A party by post signs a paper original instead, whose scan is kept with the act (case C37).
    """
    draft = current_draft(work.case)
    if not work.actor.by_letter:
        _use_code(work, draft)
    Signature.objects.create(
        draft=draft, party=work.actor.party, user=work.actor.user, signer_name=work.data["signer_name"],
        signed_at=work.now, text_sha256=text_hash(draft), on_paper=work.actor.by_letter,
        representative=work.actor.third,
    )  # fmt: skip
    work.facts["version"] = draft.version


def _use_code(work, draft):
    code = draft.codes.filter(user=work.actor.user).first()
    if code is None or not code.is_alive or not code.matches(work.data["code"]):
        raise NotPossibleNow("Ce code n’est pas le bon, ou il n’est plus valable. Demandez-en un nouveau.")
    code.used_at = work.now
    code.save()


def check_signature_code(case, user, typed: str) -> str:
    """« » when the code is right; else a French sentence. Counts the try, outside the act's transaction."""
    draft = current_draft(case)
    code = draft.codes.filter(user=user).first() if draft else None
    if code is None:
        return "Demandez d’abord un code de signature."
    if not code.is_alive:
        return "Ce code n’est plus valable. Demandez-en un nouveau."
    if not code.matches(typed):
        code.tries += 1
        code.save()
        return "Ce code n’est pas le bon. Vérifiez le dernier message reçu."
    return ""


def abandon(work):
    draft = current_draft(work.case)
    if draft:
        draft.abandoned_at = work.now
        draft.save()
    return draft


def set_aside(work):
    """A professional leaves: the text under discussion bound it too, and the mediator writes another one without it."""
    going_on = Stage.AGREEMENT in (work.case.stage, work.case.stage_left)
    if going_on and any(party.is_standing for party in work.case.respondents) and (draft := abandon(work)):
        work.facts["draft_set_aside"] = draft.version
        clocks.end(work, [d for d in work.case.deadlines.all() if d.term in (Term.OPINION, Term.SIGNATURE)])
