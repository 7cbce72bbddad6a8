"""The cast: Mme Martin, SARL Dubois, Mme Vasseur who mediates, the Centre, and M. Curieux who must see nothing."""

from datetime import date

from django.contrib.auth.models import Group

from casework.models import Mediator, SectorTraining
from portal.models import CENTRE_GROUP, EDITORS_GROUP, MEDIATORS_GROUP, User


def user(email, *groups, **extra):
    """An account, in these groups; staff when it is in any."""
    known = User.objects.filter(email=email).first()
    if known:
        return known
    account = User.objects.create_user(email, "Une phrase de passe longue", is_staff=bool(groups), **extra)
    for name in groups:
        account.groups.add(Group.objects.get_or_create(name=name)[0])
    return account


def martin():
    return user("nadia.martin@example.fr", first_name="Nadia", last_name="Martin")


def dubois():
    return user("contact@toitures-dubois.example")


def curieux():
    """A stranger, who must see nothing."""
    return user("paul.curieux@example.fr")


def centre():
    return user("centre@mediation-rivage.example", CENTRE_GROUP, first_name="Hélène", last_name="Garnier")


def editor():
    return user("edition@fba.example", f"{EDITORS_GROUP} FBA", first_name="Éric", last_name="Lamy")


def mediator(federation, email="claire.vasseur@mediation-rivage.example", first="Claire", last="Vasseur", **extra):
    """A mediator that may be designated for this federation, with an account."""
    account = user(email, MEDIATORS_GROUP, first_name=first, last_name=last)
    defaults = dict(
        first_name=first, last_name=last, email=email, department="44", career="Ancienne juriste.",
        mandate_start=date(2026, 1, 1), mandate_end=date(2028, 12, 31), independence_statement_on=date(2026, 1, 1),
    )  # fmt: skip
    person, _ = Mediator.objects.get_or_create(user=account, defaults={**defaults, **extra})
    SectorTraining.objects.get_or_create(
        mediator=person, federation=federation, defaults={"trained_on": date(2026, 2, 1)}
    )
    return person
