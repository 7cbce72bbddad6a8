"""The sectors of the demonstration. `load()` may run again: what exists is left as it is."""

import datetime
import uuid

from django.contrib.auth.models import Group
from stdnum import luhn
from wagtail.models import Site

from sectors.demonstration.sector_pages import SECTORS
from sectors.models import Axis, AxisOption, Convention, Federation, GuidedFormPage, MemberBusiness, SectorPage
from sectors.permissions import EDITORS, give_editors_their_pages

FIRST_DAY = datetime.date(2026, 1, 1)
LAST_DAY = datetime.date(2028, 12, 31)


def load():
    """Create the two federations, their conventions, member businesses, sectors, published forms and editors' groups."""
    home = Site.objects.get(is_default_site=True).root_page.specific
    for data in SECTORS:
        federation = _federation(data)
        _members(federation, data["members"])
        page = _sector(home, federation, data)
        for form in data["forms"]:
            _form(page, form)
        give_editors_their_pages(federation, page)


def editors_group(slug):
    """The group of the editors of a federation, by its slug (« fba » → « Éditeurs FBA »)."""
    return Federation.objects.get(slug=slug).editors_group


def invented_siret(name):
    """A SIRET that passes its check, made from a name; it belongs to nobody on purpose (it begins with 000)."""
    digits = f"000{uuid.uuid5(uuid.NAMESPACE_DNS, name).int % 10**5:05}"
    siren = digits + luhn.calc_check_digit(digits)
    return siren + "0001" + luhn.calc_check_digit(siren + "0001")


def _federation(data):
    fields = data["federation"]
    group, _ = Group.objects.get_or_create(name=f"{EDITORS} {fields['short_name']}")
    federation, _ = Federation.objects.get_or_create(slug=fields["slug"], defaults=fields | {"editors_group": group})
    Convention.objects.get_or_create(federation=federation, defaults={"starts_on": FIRST_DAY, "ends_on": LAST_DAY})
    return federation


def _members(federation, members):
    for name, postal_code, city in members:
        MemberBusiness.objects.get_or_create(
            federation=federation,
            siret=invented_siret(name),
            defaults={"name": name, "postal_code": postal_code, "city": city, "joined_on": FIRST_DAY},
        )


def _sector(home, federation, data):
    page = SectorPage.objects.filter(slug=data["slug"]).first()
    if page:
        return page
    page = SectorPage(
        title=data["title"], slug=data["slug"], federation=federation, intro=data["intro"], show_in_menus=False
    )
    page.axes = [
        Axis(
            key=key, label=label, help=help, sort_order=order,
            options=[
                AxisOption(key=option[0], label=option[1], help=option[2], example=option[3], sort_order=position)
                for position, option in enumerate(options)
            ],
        )
        for order, (key, label, help, options) in enumerate(data["axes"])
    ]  # fmt: skip
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def _form(sector, data):
    if GuidedFormPage.objects.child_of(sector).filter(slug=data["slug"]).exists():
        return
    page = GuidedFormPage(
        title=data["title"],
        slug=data["slug"],
        live=False,
        introduction=data["introduction"],
        estimated_minutes=data["minutes"],
        is_general=data.get("general", False),
        covers=data["covers"],
        steps=data["steps"],
        documents=data["documents"],
        relief_options=data["relief"],
        change_note="Première version.",
    )
    sector.add_child(instance=page)
    page.save_revision().publish()
