"""The designation of the mediator (procedure, section 6)."""

from casework.conflict_check import matches, unanswered
from casework.designation import rank
from casework.enums import Stage
from casework.models import Designation, EndReason
from casework.models.kept import reread
from casework.procedure.acts.conflicts import review
from casework.procedure.errors import NotPossibleNow

ABSENT = "Les médiateurs mieux placés sont absents à la fin du délai pour accepter la mission."


def appoint(work):
    """The first of the ranking, or another one of it with a reason; the ranking is kept as it stood."""
    candidates = rank(work.case)
    if not candidates:
        raise NotPossibleNow("Aucun médiateur du registre ne peut être désigné pour ce dossier.")
    chosen = work.data.get("mediator") or _first_present(candidates).mediator
    place = next((c for c in candidates if c.mediator.pk == chosen.pk), None)
    if place is None:
        raise NotPossibleNow("Ce médiateur ne peut pas être désigné pour ce dossier.")
    reason = work.data.get("reason", "").strip()
    if not work.data.get("mediator") and place is not candidates[0]:
        reason = reason or ABSENT
    if place is not candidates[0] and not reason:
        raise NotPossibleNow("Dites pourquoi vous ne désignez pas le premier médiateur du classement.")
    ranking = [
        {"mediator": c.mediator.pk, "name": str(c.mediator), "reasons": [*c.reasons, *c.absences]} for c in candidates
    ]
    Designation.objects.create(
        case=work.case, mediator=chosen, appointed_on=work.today, ranking=ranking, choice_reason=reason
    )
    reread(work.case, "designations")
    work.facts.update(mediator=chosen.pk, name=str(chosen), reasons=place.reasons, choice_reason=reason)


def _first_present(candidates):
    """Where nobody chooses: the first who may answer in time; the first of all when every one is away."""
    return next((c for c in candidates if not c.misses_the_answer), candidates[0])


def confirm(work):
    """Each match found by the check is answered first, and the answers are kept (case C28)."""
    designation = work.case.designation
    found = matches(designation.mediator, work.case)
    if unanswered(found, work.data.get("answers", {})):
        raise NotPossibleNow("Répondez d’abord à chaque rapprochement trouvé entre vous et une partie.")
    designation.checks = [{"found": match.found, "party": match.party} for match in found]
    designation.confirmed_on = work.today
    designation.save()
    work.facts.update(mediator=designation.mediator_id, name=str(designation.mediator))


def end_mission(work):
    """Declined, stepped down, or replaced; a new mediator will resume at the stage that is left."""
    case, designation = work.case, work.case.designation
    default = EndReason.STEPPED_DOWN if designation.confirmed_on else EndReason.DECLINED
    designation.ended_on = work.today
    designation.end_reason = work.data.get("end_reason") or default
    designation.end_text = work.data.get("text", "")
    designation.save()
    if case.stage != Stage.APPOINTMENT:
        case.stage_left = case.stage
    review(work)
    work.facts.update(mediator=designation.mediator_id, name=str(designation.mediator), reason=designation.end_reason)
