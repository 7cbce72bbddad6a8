"""Who may open a draft, and the one way to change it."""

from contextlib import contextmanager
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from intake.models import Draft

SESSION_KEY = "intake_drafts"


class AlreadyFiled(Exception):
    """The draft became a case meanwhile, in another tab or by another click."""


class SignInFirst(Exception):
    """Nobody is signed in, and this browser did not begin this draft. Said of any address, whether it exists or not."""


def begin(request, sector_slug) -> Draft:
    """Create a draft of this sector, for the signed-in account or for this browser's session."""
    owner = request.user if request.user.is_authenticated else None
    draft = Draft.objects.create(owner=owner, sector_slug=sector_slug)
    if owner is None:
        request.session[SESSION_KEY] = [*request.session.get(SESSION_KEY, []), str(draft.pk)]
    return draft


def open_drafts(request):
    """The unfinished requests of this account and of this browser, the latest first."""
    mine = Draft.objects.filter(owner=None, pk__in=request.session.get(SESSION_KEY, []))
    if request.user.is_authenticated:
        mine = mine | Draft.objects.filter(owner=request.user)
    return mine.open()


def count_by_version(version_ids):
    """{version id: number of unfinished requests on it}."""
    found = Draft.objects.open().order_by().filter(form_version__in=version_ids).values("form_version")
    return {row["form_version"]: row["number"] for row in found.annotate(number=Count("pk"))}


def find(request, draft_id) -> Draft:
    """The draft of this id if it may be opened here; a draft begun in this browser joins the account once signed in.

    Raises SignInFirst, or Http404 for somebody else's.
    """
    user, draft = request.user, Draft.objects.filter(pk=draft_id).select_related("form_version").first()
    begun_here = draft is not None and draft.owner_id is None and str(draft.pk) in request.session.get(SESSION_KEY, [])
    if user.is_authenticated:
        if begun_here and Draft.objects.filter(pk=draft.pk, owner=None).update(owner=user):
            draft.owner = user
        if draft is None or draft.owner_id != user.pk:
            raise Http404
    elif not begun_here:
        raise SignInFirst
    return draft


@contextmanager
def changing(draft_id):
    """Lock the draft, let the block change it, save it. Raises AlreadyFiled once it has become a case."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft_id)
        if draft.is_filed:
            raise AlreadyFiled
        yield draft
        draft.saved_at, draft.warned_on = timezone.now(), None
        draft.save()


@transaction.atomic
def keep_visit(draft, visit):
    """Note where a visit stands, for the counting of pages, in a draft that is still one. Its author saved nothing."""
    row = Draft.objects.open().order_by().filter(pk=draft.pk).select_for_update()
    for screening in row.values_list("screening", flat=True):
        row.update(screening=screening | {"visit": visit})
    draft.screening = draft.screening | {"visit": visit}


def with_draft(view):
    """view(request, draft, …) instead of view(request, draft_id, …): 404, sign-in or « already sent » as need be."""

    @wraps(view)
    def opened(request, draft_id, *args, **kwargs):
        try:
            draft = find(request, draft_id)
            if draft.is_filed:
                raise AlreadyFiled
            return view(request, draft, *args, **kwargs)
        except SignInFirst:
            return redirect_to_login(request.get_full_path())
        except AlreadyFiled:
            return redirect("intake:sent", draft_id=draft_id)
        except Draft.DoesNotExist:
            raise Http404 from None

    return opened
