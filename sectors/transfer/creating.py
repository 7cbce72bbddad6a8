"""From a read file to pages: drafts only, all of them or none. What is published stays the Centre's (`approval.py`)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, Site

from sectors.models import Axis, AxisOption, GuidedFormPage, QuestionLibraryPage, Scenario, SectorPage
from sectors.transfer.block_values import from_plain
from sectors.transfer.faults import BadFile, Fault
from sectors.transfer.left_behind import left_behind
from sectors.transfer.schema import QUESTIONS, STREAMS
from sectors.transfer.writing import OWN_LIBRARY

IMPORTED = "sectors.imported"
NOT_EMPTY = (
    "ce secteur a déjà des formulaires ou une bibliothèque. Un import ne remplace rien : "
    "choisissez un secteur qui n’en a pas encore"
)
TAKEN = "le nom « {} » est déjà pris dans les adresses du site : donnez-en un autre à ce secteur"


@dataclass(frozen=True)
class Imported:
    """The sector as it arrived, its forms in order, and the sentences on what could not come along."""

    sector: SectorPage
    forms: list
    left_behind: list


def register_log_action(actions):
    """Hook register_log_actions: how the page's history names it."""
    actions.register_action(IMPORTED, "Secteur importé", "Le contenu de ce secteur vient d’un fichier, en brouillon")


def import_new(export, federation, slug="", user=None, look=None):
    """Create a draft sector of `federation` from `export`, named `slug` in addresses. Return the Imported.

    With `look`, a function of the Imported: nothing is kept, and what it answers is returned. Raise BadFile.
    """
    slug = slug or export.sector.slug
    home = Site.objects.get(is_default_site=True).root_page

    def create():
        if SectorPage.objects.filter(slug=slug).exists() or home.get_children().filter(slug=slug).exists():
            raise BadFile([Fault(TAKEN.format(slug))])
        page = SectorPage(title=export.sector.title, slug=slug, federation=federation, live=False, owner=user)
        _added(home, page, f"secteur « {export.sector.title} »")
        return page

    return _all_or_nothing(create, export, user, look)


def import_into(sector, export, user=None, look=None):
    """The same in an existing SectorPage that has no form yet; its title, its address and its federation stay."""

    def empty():
        Page.objects.select_for_update().get(pk=sector.pk)  # two imports at once: the second finds it full
        page = SectorPage.objects.get(pk=sector.pk)
        if page.get_children().exists():
            raise BadFile([Fault(NOT_EMPTY)])
        return page

    return _all_or_nothing(empty, export, user, look)


def _all_or_nothing(make, export, user, look):
    with transaction.atomic():
        sector = _typology(make(), export, user)
        for library in export.libraries:
            _library(sector, library, user)
        forms = [_form(sector, form, user) for form in export.forms]
        imported = Imported(sector, forms, left_behind(export))
        data = {"from": f"{export.sector.federation} / {export.sector.slug}", "left_behind": imported.left_behind}
        log(instance=sector, action=IMPORTED, user=user, data=data)
        if look is None:
            return imported
        seen = look(imported)
        transaction.set_rollback(True)
        return seen


def _typology(page, export, user):
    """The draft of the sector with the file's axes. What is online, if it is, keeps its own until it is published."""
    draft = page.get_latest_revision_as_object()
    draft.intro = export.sector.intro
    draft.axes = [
        Axis(
            key=axis.key, label=axis.label, help=axis.help, asked_when=axis.asked_when, sort_order=order,
            options=[
                AxisOption(key=one.key, label=one.label, help=one.help, example=one.example, sort_order=position)
                for position, one in enumerate(axis.options)
            ],
        )
        for order, axis in enumerate(export.sector.axes)
    ]  # fmt: skip
    if not page.live:
        _checked(draft.save, "classement des litiges")
    draft.save_revision(user=user)
    return draft


def _library(sector, library, user):
    page = QuestionLibraryPage(title=library.title, slug=library.slug, live=False, owner=user)
    page.questions = from_plain(QUESTIONS, [question.model_dump() for question in library.questions])
    _added(sector, page, f"bibliothèque « {library.title} »").save_revision(user=user)


def _form(sector, form, user):
    """One form as drafts: what was online first, if it differed, then the last draft."""
    where = f"formulaire « {form.draft.title} »"
    page = GuidedFormPage(slug=form.slug, live=False, owner=user)
    online = form.published.content if form.published else None
    _write(page, online or form.draft, sector.slug)
    _added(sector, page, where).save_revision(user=user)
    if online:
        _write(page, form.draft, sector.slug)
        _checked(page.save, where)
        page.save_revision(user=user)
    for scenario in form.scenarios:
        Scenario.objects.create(form_page=page, created_by=user, **scenario.model_dump())
    return page


def _write(page, content, sector_slug):
    plain = content.model_dump()
    for name in ("title", "introduction", "estimated_minutes", "covers", "change_note"):
        setattr(page, name, plain[name])
    page.draft_title, page.is_general = plain["title"], plain["general"]
    for step in plain["steps"]:
        for question in step["questions"]:
            _own_origin(question, sector_slug)
    for name, block in STREAMS.items():
        setattr(page, name, from_plain(block, plain[name]))


def _own_origin(question, sector_slug):
    """The sector's own library, by the name that the sector has here."""
    for name in ("library", "question"):
        if question.get(name, "").startswith(OWN_LIBRARY):
            question[name] = f"{sector_slug}/{question[name].removeprefix(OWN_LIBRARY)}"


def _added(parent, page, where):
    _checked(lambda: parent.add_child(instance=page), where)
    return page


def _checked(action, where):
    """Run `action`; what Django's own checks refuse is a fault of the file."""
    try:
        action()
    except ValidationError as problem:
        faults = [Fault(" ".join(str(message).rstrip(".") for message in problem.messages), where)]
        raise BadFile(faults) from None
