"""The portal's menu and footer: named views of the applications, and the pages that an editor put there."""

from django import template
from django.urls import NoReverseMatch, reverse
from wagtail.models import Site

from casework.models import CentreDetails
from home.models import HeaderAndFooter

register = template.Library()


@register.simple_tag
def path_to(name, fallback, *args):
    """The address of a named view; `fallback` where the application that owns it is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return fallback


def _remembered(context, key, read):
    """`read(request)` once per request; None without a request, as on the page of an internal error."""
    request = context.get("request")
    if request is None:
        return None
    known = request.__dict__.setdefault("_navigation", {})
    if key not in known:
        known[key] = read(request)
    return known[key]


def _menu(request):
    site = Site.find_for_request(request)
    return list(site.root_page.get_children().live().public().in_menu().order_by("path")) if site else []


def _surround(request):
    site = Site.find_for_request(request)
    return HeaderAndFooter.for_site(site) if site else HeaderAndFooter()


@register.simple_tag(takes_context=True)
def menu_pages(context):
    """Live public pages below the home page that an editor marked « dans les menus », in the order of the tree."""
    return _remembered(context, "menu", _menu) or []


@register.simple_tag(takes_context=True)
def centre_details(context):
    """The Centre's name and addresses."""
    return _remembered(context, "centre", CentreDetails.load) or CentreDetails()


@register.simple_tag(takes_context=True)
def surround(context):
    """What an editor chose to show around every page."""
    return _remembered(context, "surround", _surround) or HeaderAndFooter()


@register.simple_tag(takes_context=True)
def footer_pages(context):
    """The pages that an editor chose for the footer."""

    def read(request):
        chosen = surround(context)
        return chosen.footer_pages() if chosen.pk else []

    return _remembered(context, "footer", read) or []


@register.simple_tag(takes_context=True)
def current_if(context, path):
    """« page » when `path` is the page shown, « true » when the page shown lies below it, else nothing."""
    request = context.get("request")
    if request is None or not path:
        return ""
    if request.path == path:
        return "page"
    return "true" if path != "/" and request.path.startswith(path) else ""
