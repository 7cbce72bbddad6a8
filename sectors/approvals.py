"""Writes down, beside a version just frozen, which body wrote it and which one approved it."""

from wagtail.models import TaskState

from sectors.models import VersionApproval

CENTRE = "le Centre"
PORTAL = "l’équipe du portail"


def record_approval(version, revision):
    """Create the version's VersionApproval, once; return it."""
    author = revision.user if revision else None
    approved = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED) if revision else None
    values = {
        "written_by": body_of(author, version.federation),
        "approved_by": CENTRE if approved is not None and approved.exists() else "",
    }
    return VersionApproval.objects.get_or_create(version=version, defaults=values)[0]


def body_of(user, federation):
    """The body for which this person writes in the pages of `federation`."""
    if user is None or user.is_superuser:
        return PORTAL
    if getattr(user, "is_centre", False):
        return CENTRE
    return federation.name
