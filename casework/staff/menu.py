"""Wagtail's menu for those who work on cases: nothing in it that is not theirs."""

from wagtail.admin.menu import MenuItem

from casework.staff.permissions import sees_casework

# Wagtail's own entries. A mediator has nothing to do with the site's pages; the Centre may write some.
NOT_FOR_MEDIATORS = {"explorer", "images", "documents", "snippets", "forms", "reports", "help", "settings"}
NOT_FOR_THE_CENTRE = {"reports", "help"}


class CaseworkMenuItem(MenuItem):
    """Shown to the Centre and the mediators."""

    def is_shown(self, request):
        return sees_casework(request.user)


class CentreMenuItem(MenuItem):
    """Shown to the Centre."""

    def is_shown(self, request):
        return request.user.is_centre


def narrow_main_menu(request, items):
    """Take away what is not this person's work. Editors and administrators of the site keep Wagtail's menu."""
    user = request.user
    if not sees_casework(user) or user.is_editor or user.is_superuser:
        return
    hidden = NOT_FOR_THE_CENTRE if user.is_centre else NOT_FOR_MEDIATORS
    items[:] = [item for item in items if item.name not in hidden]


def empty_summary(request, summary_items):
    """The number of pages is no news for those who work on cases."""
    if sees_casework(request.user):
        summary_items[:] = []
