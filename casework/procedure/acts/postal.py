"""Filing by post: what the Centre's entry adds, and the consumer who confirms once online (process 2.2.1)."""

from casework.deadlines import due_on
from casework.designation import rank
from casework.enums import Order, Term
from casework.models import rule_for
from casework.procedure.acts.responses import invite, open_the_door
from casework.procedure.errors import NotPossibleNow
from casework.procedure.post_guards import reached_by_post
from casework.procedure.third_guards import representatives

MOST_NAMES = 4


def register(work):
    """The code that the acknowledgement carries opens the space, whenever the consumer wants to move online."""
    case, claimant = work.case, work.case.claimant
    open_the_door(work, claimant)
    work.third = next(iter(representatives(case, claimant)), None)
    work.due[Term.ADMISSIBILITY] = due_on(rule_for(Term.ADMISSIBILITY, case.filed_on), case.received_on)
    work.facts["received_on"] = case.received_on.isoformat()


def validate(work):
    """In the source's order the professionals are invited; a consumer by post reads who may mediate (process 2.2)."""
    if work.case.order == Order.SOURCE:
        invite(work)
    if work.case.claimant.is_postal:
        work.facts["likely_mediators"] = [_card(place.mediator) for place in rank(work.case)[:MOST_NAMES]]


def _card(mediator) -> dict:
    return {"name": str(mediator), "city": mediator.city, "email": mediator.email, "phone": mediator.phone}


def confirm(work):
    """« Le consommateur accepte la médiation et s’inscrit »: the letter was the request, this confirms it."""
    party = work.actor.party
    party.confirmed_on = work.today
    party.save()


def send_story(work):
    """On paper, for whoever asked for it: the words are those of its page, as they stand today."""
    reached = {party.pk: party for party in reached_by_post(work.case)}
    party = reached.get(work.data["addressee"].pk)
    if party is None:
        raise NotPossibleNow("Cette partie n’a pas d’adresse postale au dossier : notez-la d’abord avec elle.")
    work.bound = party


def pass_on(work):
    """A letter of the talks goes to the mediator of the day alone; `keep_the_scan` keeps its copy."""
    if not work.data.get("scan"):
        raise NotPossibleNow("Joignez la copie de la lettre.")
    work.facts["mediator"] = work.case.mediator.pk
