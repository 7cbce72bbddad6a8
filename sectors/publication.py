"""Publishing a guided form freezes it: one immutable version each time its content changed."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from pydantic import ValidationError as WrongShape
from wagtail.models import Page
from wagtail.signals import page_published

from sectors.approvals import record_approval
from sectors.compiler import compile_content
from sectors.form_review import keep_notes_with, refuse_if_broken
from sectors.models import FormVersion, GuidedFormPage, canonical_json
from sectors.schema import check_shape

SET_AT_PUBLICATION = ("number", "published_at")


def connect():
    """Called once when the application starts."""
    page_published.connect(_freeze_published, sender=GuidedFormPage, dispatch_uid="sectors.freeze")


def _freeze_published(sender, instance, revision=None, **kwargs):
    version = freeze(instance, user=revision.user if revision else None, revision=revision)
    record_approval(version, revision)


@transaction.atomic
def freeze(page, user=None, revision=None):
    """Freeze the content of `page` as its next version and return it; the last version if nothing changed.

    Raise ValidationError if the form is broken.
    """
    # The page's row is the lock: two publications at once get two numbers.
    Page.objects.select_for_update().get(pk=page.pk)
    sector = page.sector
    refuse_if_broken(page)
    content = compile_content(page, sector)
    refuse_wrong_shape(content)
    last = FormVersion.objects.filter(form_page=page).order_by("-number").first()
    if last and not last.withdrawn_at and content_of(last) == json.loads(canonical_json(content)):
        return last
    version = _create(page, sector, content, user, revision)
    keep_notes_with(version)
    return version


def refuse_wrong_shape(content):
    """Raise a ValidationError that names the places where `content` is not a form (`schema.py`): the last safeguard."""
    try:
        check_shape(content)
    except WrongShape as problem:
        places = dict.fromkeys(".".join(str(part) for part in error["loc"]) for error in problem.errors())
        raise ValidationError(
            f"Ce formulaire ne peut pas être publié tel quel. À revoir : {', '.join(places)}.", code="shape"
        ) from problem


def content_of(version):
    """The document of a version without what tells it apart from an equal one."""
    return {name: value for name, value in version.data.items() if name not in SET_AT_PUBLICATION}


def _create(page, sector, content, user, revision):
    now = timezone.localtime().replace(microsecond=0)
    # A renamed page keeps counting, and so does a page that takes the name of an older one.
    earlier = FormVersion.objects.filter(Q(sector_slug=sector.slug, form_slug=page.slug) | Q(form_page=page))
    number = (earlier.aggregate(Max("number"))["number__max"] or 0) + 1
    document = canonical_json(content | {"number": number, "published_at": now.isoformat()})
    return FormVersion.objects.create(
        form_page=page,
        federation=sector.federation,
        sector_slug=sector.slug,
        sector_title=sector.title,
        form_slug=page.slug,
        number=number,
        title=page.title,
        schema_version=content["schema_version"],
        document=document,
        published_at=now,
        published_by=user,
        note=page.change_note,
        revision=revision,
    )
