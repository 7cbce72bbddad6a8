"""The walls between federations that Wagtail does not put up by itself.

Page rights go by subtree and files by collection (`permissions.py`). Wagtail 7.4 still tells an editor the titles of
what it may not open, in its page chooser, in the selections of several pages, in the move of a page, in the choice of
a picture's format, in its own JSON of pictures and files, and names everybody in its reports and filters.
tests/sectors/test_walls.py asks every address of the admin.
"""

from django.contrib.auth import get_user_model
from django.http import Http404
from taggit.models import Tag
from wagtail.admin import filters
from wagtail.admin.filters import MultipleUserFilter
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.images.views import chooser as image_chooser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from sectors.permissions import is_centre

# They name everybody's pages, files, words and people, whoever asks.
CLOSED = (
    "/admin/reports/", "/admin/tag-autocomplete/", "/admin/api/main/images/", "/admin/api/main/documents/",
)  # fmt: skip
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
POLICIES = {"images": image_policy, "documents": document_policy, "wagtailimages": image_policy,
            "wagtaildocs": document_policy}  # fmt: skip
FILE_ACTIONS = ["add", "change", "delete", "choose"]


class WallsMiddleware:
    """In the admin, what belongs to another federation does not exist: a 404 before Wagtail's view is asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated or is_centre(request.user):
            return
        if request.path_info.startswith(CLOSED) or not _asks_for_its_own(request, kwargs):
            raise Http404("Cette page n’existe pas.")


def _asks_for_its_own(request, kwargs):
    room, _, rest = request.path_info.removeprefix("/admin/").partition("/")
    if room in ("pages", "choose-page"):
        return _may_open_pages(request.user, [kwargs[name] for name in PAGE_ARGUMENTS if name in kwargs])
    if room in POLICIES and (kwargs.keys() & {"image_id", "document_id"}):
        return _may_use_files(request.user, room, [kwargs.get("image_id") or kwargs.get("document_id")])
    return room != "bulk" or _chose_its_own(request, rest.partition("/")[0])


def _chose_its_own(request, app):
    """The selection of a bulk action; « all » would be every page of the site."""
    chosen = request.GET.getlist("id")
    if not all(number.isdecimal() and len(number) < 19 for number in chosen):
        return False
    if app == "wagtailcore":
        return _may_open_pages(request.user, chosen)
    return app not in POLICIES or _may_use_files(request.user, app, chosen)


def _may_open_pages(user, numbers):
    asked = {int(number) for number in numbers}
    return choosable_pages(user).filter(pk__in=asked).count() == len(asked)


def _may_use_files(user, policy, numbers):
    asked = {int(number) for number in numbers}
    usable = POLICIES[policy].instances_user_has_any_permission_for(user, FILE_ACTIONS)
    return usable.filter(pk__in=asked).count() == len(asked)


def hide_reports(request, items):
    """Hook construct_main_menu: no door to what is closed."""
    if not is_centre(request.user):
        items[:] = [item for item in items if item.name != "reports"]


def own_pages_to_choose(pages, request):
    """Hook construct_page_chooser_queryset: to an editor, its own pages and what is online outside the sectors."""
    if is_centre(request.user):
        return pages
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


def choosable_pages(user):
    """What `user` may link to: the pages it works on, and those online that no federation owns."""
    from sectors.models import SectorPage

    owned = Page.objects.none()
    for sector in SectorPage.objects.all():
        owned = owned | Page.objects.descendant_of(sector, inclusive=True)
    free = Page.objects.live().public().exclude(pk__in=owned.values("pk"))
    return Page.objects.filter(pk__in=page_permission_policy.explorable_instances(user).values("pk")) | free


def colleagues(user):
    """The people an editor may read the name of: those of its own groups; for the Centre, everybody."""
    people = get_user_model().objects.all()
    return people if is_centre(user) else people.filter(groups__in=user.groups.all()).distinct()


def no_words(model, count=10):
    """Wagtail suggests the words most given to pictures, whoever gave them: none."""
    return Tag.objects.none()


def connect():
    """Two things Wagtail offers no hook for: the filters by person keep the colleagues, no word is suggested."""
    filters.popular_tags_for_model = image_chooser.popular_tags_for_model = no_words
    if not hasattr(MultipleUserFilter, "offered"):
        MultipleUserFilter.offered = MultipleUserFilter.get_queryset
        MultipleUserFilter.get_queryset = _only_colleagues


def _only_colleagues(self, request):
    people = self.offered(request)
    return people if people is None else people.filter(pk__in=colleagues(request.user).values("pk"))
