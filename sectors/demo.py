"""The sectors of the demonstration. `load()` may run again: what exists is left as it is."""

import datetime
import uuid

from django.contrib.auth.models import Group
from django.db import transaction
from stdnum import luhn
from wagtail.models import Site

from portal.typography import typeset_all
from sectors.demonstration.libraries import COMMON
from sectors.demonstration.scenarios import SCENARIOS
from sectors.demonstration.sector_pages import SECTORS
from sectors.library_copies import remember_models
from sectors.models import (
    Axis,
    AxisOption,
    Convention,
    Federation,
    GuidedFormPage,
    MemberBusiness,
    QuestionLibraryPage,
    SectorPage,
)
from sectors.permissions import EDITORS, give_editors_their_pages

FIRST_DAY = datetime.date(2026, 1, 1)
LAST_DAY = datetime.date(2028, 12, 31)


@transaction.atomic
def load():
    """Create the federations, their conventions, member businesses, sectors, libraries, forms and editors' groups.

    A sector that exists keeps the forms it has: adding ours beside them could cover a dispute twice.
    """
    home = Site.objects.get(is_default_site=True).root_page.specific
    _library(home, "Bibliothèque commune", "bibliotheque-commune", COMMON)
    for data in SECTORS:
        federation = _federation(data)
        _members(federation, data["members"])
        if not SectorPage.objects.filter(slug=data["slug"]).exists():
            page = _sector(home, federation, data)
            if data.get("library"):
                _library(page, f"Bibliothèque {data['title']}", f"bibliotheque-{data['slug']}", data["library"])
            for form in data["forms"]:
                _form(page, form)
            give_editors_their_pages(federation, page)
    for scenario in SCENARIOS:
        _scenario(*scenario)


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
    page = SectorPage(
        title=data["title"], slug=data["slug"], federation=federation, intro=data["intro"], show_in_menus=False
    )
    page.axes = [
        Axis(
            key=key, label=label, help=help, sort_order=order, asked_when=asked_when[0] if asked_when else {},
            options=[
                AxisOption(key=option[0], label=option[1], help=option[2], example=option[3], sort_order=position)
                for position, option in enumerate(options)
            ],
        )
        for order, (key, label, help, options, *asked_when) in enumerate(typeset_all(data["axes"]))
    ]  # fmt: skip
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def _library(parent, title, slug, questions):
    if not QuestionLibraryPage.objects.child_of(parent).exists():
        page = QuestionLibraryPage(title=title, slug=slug, questions=typeset_all(questions), show_in_menus=False)
        parent.add_child(instance=page)
        page.save_revision().publish()


def _form(sector, data):
    data = typeset_all(data)
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
        outcomes=data.get("outcomes", []),
        change_note="Première version.",
    )
    remember_models(page, sector)
    sector.add_child(instance=page)
    page.save_revision().publish()


def _scenario(slug, title, facets, answers, outcome, steps):
    form = GuidedFormPage.objects.live().filter(slug=slug).first()
    if form and not form.scenarios.filter(title=title).exists():
        form.scenarios.create(
            title=title, facets=facets, answers=answers, expected_outcome=outcome, expected_steps=steps
        )
