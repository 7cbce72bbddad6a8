"""What a party wrote by post and somebody of the Centre, or the mediator, typed in its name (procedure, section 2)."""

from casework.models import TypedLetter
from casework.procedure.errors import NotPossibleNow


def note_the_letter(work):
    """Before the act: the letter's date, which is the one that counts, goes to the journal."""
    if not work.actor.by_letter:
        return
    letter_on = work.data.get("letter_on")
    if letter_on is None or letter_on > work.today:
        raise NotPossibleNow("Indiquez la date de la lettre : le cachet de la poste, ou la date de l’appel.")
    work.facts["letter_on"] = letter_on.isoformat()


def keep_the_scan(work):
    """After the act: the copy of the letter, private, beside the event it is the source of.

    Where one letter says several things, the first act keeps the file and the others point to it (`copied_from`).
    """
    if work.actor.by_letter and (first := work.data.get("copied_from")):
        letter = first.typed_letter
        letter.pk, letter.event = None, work.event
        letter.save()
        return
    scan = work.data.get("scan") if work.actor.by_letter else None
    if scan:
        TypedLetter.objects.create(
            case=work.case, event=work.event, party=work.actor.on_behalf_of, letter_on=work.data["letter_on"],
            file=scan, **work.data["scan_about"],
        )  # fmt: skip
