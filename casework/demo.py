"""The demonstration's accounts, tariffs and cases. All people and companies are invented. Safe to run again."""

from datetime import timedelta
from decimal import Decimal

from django.contrib.auth.models import Group
from django.utils import timezone

from casework import demo_mediators
from casework.demo_beside import AGENT, EXPERT, LAWYER
from casework.demo_cases import account_of, load_cases
from casework.demo_disputes import CONSUMERS, DUBOIS, NADIA
from casework.enums import Track
from casework.models import Mediator, Tariff
from portal.models import CENTRE_GROUP, MEDIATORS_GROUP, User
from sectors.demo import editors_group

PASSWORD = "Rivage-demonstration-2026"
CENTRE_EMAIL = "centre@mediation-rivage.example"


def accounts() -> list[dict]:
    """[{email, password, role, can_try}]: an empty password means a code sent by e-mail."""
    first, second = demonstration_mediators()
    return [
        {"email": CENTRE_EMAIL, "password": PASSWORD, "role": "Centre",
         "can_try": "désigner un médiateur, suivre les échéances, poster et saisir les courriers, approuver les formulaires"},
        {"email": first.email, "password": PASSWORD, "role": "Médiateur",
         "can_try": "accepter une mission, décider de la recevabilité, mener une médiation"},
        {"email": second.email, "password": PASSWORD, "role": "Médiateur",
         "can_try": "constater qu’un médiateur ne voit que ses propres dossiers"},
        {"email": "edition@fba.example", "password": PASSWORD, "role": "Éditeur FBA",
         "can_try": "écrire, essayer et soumettre les formulaires du bâtiment"},
        {"email": "edition@ura.example", "password": PASSWORD, "role": "Éditeur URA",
         "can_try": "écrire, essayer et soumettre les formulaires de la réparation automobile"},
        {"email": NADIA, "password": "", "role": "Consommatrice",
         "can_try": "suivre ses dossiers, répondre à une proposition, signer"},
        {"email": DUBOIS.email, "password": "", "role": "Professionnel",
         "can_try": "lire une invitation, l’accepter ou la refuser, proposer, signer"},
        {"email": LAWYER, "password": "", "role": "Avocate",
         "can_try": "lire ce que lit la consommatrice qu’elle assiste, écrire sur le forum sous son nom"},
        {"email": AGENT, "password": "", "role": "Représentant",
         "can_try": "agir au nom d’une consommatrice, avec un mandat"},
        {"email": EXPERT, "password": "", "role": "Experte",
         "can_try": "lire sa mission et les pièces choisies, remettre un rapport"},
    ]  # fmt: skip


def demonstration_mediators():
    """The two mediators near Nantes and Rouen that have an account."""
    west = Mediator.objects.filter(department__in=["44", "76"], active=True).order_by("department", "pk")
    return west[0], west[1]


def load():
    """Accounts, register, tariffs, and cases at several stages, told through their acts."""
    demo_mediators.load()
    _staff(CENTRE_EMAIL, "Hélène", "Garnier", Group.objects.get_or_create(name=CENTRE_GROUP)[0])
    for mediator in demonstration_mediators():
        group = Group.objects.get_or_create(name=MEDIATORS_GROUP)[0]
        mediator.user = _staff(mediator.email, mediator.first_name, mediator.last_name, group)
        mediator.save()
    _staff("edition@fba.example", "Éric", "Lamy", editors_group("fba"))
    _staff("edition@ura.example", "Inès", "Roche", editors_group("ura"))
    account_of(NADIA, CONSUMERS[NADIA])
    account_of(DUBOIS.email)
    _tariffs()
    load_cases(demonstration_mediators()[0])


def _staff(email, first_name, last_name, group) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, first_name=first_name, last_name=last_name, is_staff=True)
    user.groups.add(group)
    return user


def _tariffs():
    start = timezone.localdate() - timedelta(days=400)
    for track, amount in [(Track.E_MEDIATION, 60), (Track.TAILORED, 300)]:
        Tariff.objects.get_or_create(
            track=track, convention=None, defaults={"amount_excl_vat": Decimal(amount), "valid_from": start}
        )
