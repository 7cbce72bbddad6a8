"""Who reads a message, by name: asked of each person's own Access, which is what opens the pages."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from casework.access import Access, beside
from casework.enums import Role
from casework.wording import enumerate_names
from portal.typography import NBSP


@dataclass(frozen=True)
class Reader:
    """One person. `quality`: « professionnel », « avocat de Nadia Martin »… `user_id` is None before a first visit."""

    name: str
    quality: str
    user_id: int | None
    by_post: bool = False

    def __str__(self):
        return f"{self.name} ({self.quality}{', par courrier' if self.by_post else ''})"


def readers_of(case, apart_with=None) -> list[Reader]:
    """Who reads the forum of this case, or with `apart_with` the aparté of that party: those whose Access says so."""
    prefetch_related_objects([case], "parties", "third_parties__party", "designations__mediator", "expertises")
    return [person for person, access in _everybody(case) if _reads(access, apart_with)]


def _reads(access, apart_with):
    return access.reads_apart(apart_with) if apart_with else access.at_the_table


def _everybody(case):
    """Every account that the case has, the Centre and the experts too: the access decides, not this list."""
    for party in case.party_list:
        if not party.hidden:
            access = Access(case, Role(party.role), None, party=party)
            yield Reader(str(party), Role(party.role).label.lower(), party.user_id, party.is_postal), access
    for third in case.third_parties.all():
        if third.is_active:
            quality = third.label.partition(" (")[2].removesuffix(")")
            yield Reader(str(third), quality, third.user_id), beside(case, None, third)
    for expertise in case.expertises.all():
        yield Reader(str(expertise), "expert", expertise.user_id), Access(case, Role.EXPERT, None, expertise=expertise)
    if current := case.designation:
        mediator = current.mediator
        access = Access(case, Role.MEDIATOR, None, mediator=mediator)
        yield Reader(str(mediator), "médiateur", mediator.user_id), access


def who_will_see(access, what, apart_with=None) -> str:
    """The sentence beside the box: « Qui verra ce message : vous, SARL X (professionnel) et Y (médiateur)… »."""
    case = access.case
    found = readers_of(case, apart_with)
    own = [person for person in found if _is_oneself(person, access)]
    names = (["vous"] if own else []) + [str(person) for person in found if person not in own]
    centre = "" if _reads(Access(case, Role.CENTRE, None), apart_with) else " Le Centre n’y a pas accès."
    return f"Qui verra {what}{NBSP}: {enumerate_names(names)}.{centre} {_later(access, apart_with)}"


def _is_oneself(person, access):
    return person.user_id is not None and person.user_id == access.user.pk


def _later(access, apart_with):
    """What may change who reads it, said before it is sent."""
    if not apart_with:
        return "Un médiateur ou un professionnel qui rejoindrait la médiation y aurait accès aussi."
    agrees = "vous le voulez" if access.party and not access.actor.by_letter else "cette partie le veut"
    return f"Un autre médiateur n’y aurait accès que si {agrees}."
