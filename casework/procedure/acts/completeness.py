"""What is missing, what the consumer supplies, and what time ends: the Centre's check (process 2.1.2), then the
mediator's examination, where nothing waits for the answer (case C13)."""

from casework.enums import Stage
from casework.procedure.acts import mediation
from casework.procedure.acts.mediation import new_exhibit
from casework.procedure.errors import NotPossibleNow


def request(work):
    """The list, in the words of whoever asks; asked again, it replaces the one before."""
    work.case.missing_items = work.data["items"]
    work.facts["items"] = work.data["items"]


def supply(work):
    """What the consumer answers, and one file if any; more files are exhibits like others."""
    text, file = work.data.get("text", ""), work.data.get("file")
    if not text and not file:
        raise NotPossibleNow("Écrivez votre réponse ou joignez un fichier.")
    if file:
        exhibit = new_exhibit(work, work.data.get("title") or "Élément complémentaire", file, work.data["about"])
        work.facts.update(exhibit=exhibit.number, title=exhibit.title)
    work.facts["answer"] = text
    work.case.missing_items = ""


def add_exhibit(work):
    """Whichever door the file came by, it answers what the Centre has asked for: the file is not abandoned."""
    mediation.add_exhibit(work)
    if work.case.stage == Stage.RECEIVED and work.case.missing_items:
        work.case.missing_items = ""
        work.facts["supplied"] = True


def lapse(work):
    deadline = work.case.deadlines.get(pk=work.data["deadline"].pk)
    deadline.expired_on = work.today
    deadline.save()
    work.bound = work.case.claimant
