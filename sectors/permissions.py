"""Who may do what with the sectors: a federation's editors on their own pages, the Centre on the registers."""

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from django.http import Http404
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.permissions import page_permission_policy
from wagtail_modeladmin.helpers import PermissionHelper

from portal.models import CENTRE_GROUP

EDITORS = "Éditeurs"
APPROVAL = "Validation par le Centre"
WRITE, KEEP = ("add_page", "change_page"), ("change_page", "publish_page", "lock_page", "unlock_page")
FILE_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


def is_centre(user):
    """True for the Centre's staff, and for who administers the installation."""
    return bool(user.is_active and (user.is_superuser or getattr(user, "is_centre", False)))


def connect():
    """A sector that is created, or given to another federation, is opened to the right people at once."""
    from sectors.models import Federation, SectorPage

    post_save.connect(_after_sector, sender=SectorPage, dispatch_uid="sectors.rights_of_sector")
    post_save.connect(_after_federation, sender=Federation, dispatch_uid="sectors.rights_of_federation")


def _after_sector(sender, instance, raw=False, **kwargs):
    if not raw:
        give_editors_their_pages(instance.federation, instance)


def _after_federation(sender, instance, raw=False, **kwargs):
    for sector in [] if raw else instance.sectors.all():
        give_editors_their_pages(instance, sector)


def give_everybody_their_pages(**kwargs):
    """Every sector of the installation; runs after each migration, safe to repeat."""
    from sectors.models import SectorPage

    for sector in SectorPage.objects.select_related("federation"):
        give_editors_their_pages(sector.federation, sector)


def give_editors_their_pages(federation, sector_page):
    """Let the federation's editors write below `sector_page`, with files of their own, and the Centre publish there.

    Editors publish nothing by themselves: they submit, the Centre approves (« Validation par le Centre »). They see
    nothing of another federation: Wagtail's page rights go by subtree, its files by collection. Safe to repeat.
    """
    centre, _ = Group.objects.get_or_create(name=CENTRE_GROUP)
    group = federation.editors_group
    GroupPagePermission.objects.filter(page=sector_page).exclude(
        group__in=[centre, group] if group else [centre]
    ).delete()
    _rights_on(sector_page, centre, KEEP)
    _ask_for_approval(sector_page, centre)
    collection = _collection(federation)
    for codename in FILE_RIGHTS:
        _file_right(centre, collection, codename)
    if group is None:
        return
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    _rights_on(sector_page, group, WRITE)
    for codename in FILE_RIGHTS:
        _file_right(group, collection, codename)


def _rights_on(page, group, codenames):
    """Exactly these rights on the page: the others are taken back."""
    held = GroupPagePermission.objects.filter(group=group, page=page)
    held.exclude(permission__codename__in=codenames).delete()
    for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)


def _file_right(group, collection, codename):
    right = Permission.objects.get(content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename=codename)
    GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)


def _ask_for_approval(sector_page, centre):
    """The one workflow of all sectors; a sector that was given another workflow keeps it."""
    from sectors.models import CentreApproval

    task = CentreApproval.objects.filter(name=APPROVAL).first() or CentreApproval.objects.create(name=APPROVAL)
    task.groups.add(centre)
    workflow, _ = Workflow.objects.get_or_create(name=APPROVAL)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=sector_page, defaults={"workflow": workflow})


def _collection(federation):
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=federation.name).first()
    return found or root.add_child(name=federation.name)


class CentreOnly(PermissionHelper):
    """A register that the Centre keeps: list, view, create, change and delete, by menu or by address."""

    def user_has_any_permissions(self, user):
        return is_centre(user)

    def user_has_specific_permission(self, user, perm_codename):
        return is_centre(user)


def pages_of(user):
    """The federation whose pages this editor writes, or None."""
    from sectors.models import Federation

    return Federation.objects.filter(editors_group__in=user.groups.all()).first()


def form_page_for(user, page_id):
    """The GuidedFormPage that this user may work on, as it is online; raise Http404 for every other one.

    An editor: what Wagtail lets them change. The Centre reads them all. Nobody else learns that the page exists.
    """
    page = _forms_of(user).filter(pk=page_id).first()
    if page is None:
        raise Http404
    return page


def form_pages_of(user):
    """Every GuidedFormPage that this user may work on, in the order of the tree."""
    return _forms_of(user).order_by("path")


def _forms_of(user):
    from sectors.models import GuidedFormPage

    if is_centre(user):
        return GuidedFormPage.objects.all()
    if not user.has_perm("wagtailadmin.access_admin"):
        return GuidedFormPage.objects.none()
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    return GuidedFormPage.objects.filter(pk__in=mine.values("pk"))


def sectors_of(user):
    """The SectorPages that this user writes; the Centre reads them all. None for everybody else."""
    from sectors.models import SectorPage

    if is_centre(user):
        return SectorPage.objects.order_by("path")
    if not user.has_perm("wagtailadmin.access_admin"):
        return SectorPage.objects.none()
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    return SectorPage.objects.filter(pk__in=mine.values("pk")).order_by("path")


def is_locked_for(page, user):
    """Whether Wagtail's editing form would refuse what `user` saves: a lock, or somebody else's turn to approve."""
    lock = page.get_lock()
    return lock is not None and lock.for_user(user)
