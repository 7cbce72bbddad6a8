"""The two groups that work on cases, and the admin's door opened to them. Runs after each migration, safe to repeat."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from portal.models import CENTRE_GROUP, MEDIATORS_GROUP

# What a person sees of the cases depends on the group's name (casework/staff/permissions.py), never on these.
DOOR = ("wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
CENTRE_DETAILS = ("casework", "centredetails", "change_centredetails", "Can change Le Centre")


def open_the_admin(**kwargs):
    """Make the groups, let both into the admin, let the Centre keep its own details."""
    for name, rights in [(CENTRE_GROUP, [DOOR, CENTRE_DETAILS]), (MEDIATORS_GROUP, [DOOR])]:
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*[_permission(*right) for right in rights])


def _permission(app_label, model, codename, name):
    content_type = ContentType.objects.get_for_model(apps.get_model(app_label, model))
    return Permission.objects.get_or_create(content_type=content_type, codename=codename, defaults={"name": name})[0]
