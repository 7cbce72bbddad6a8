"""A long list, page by page, by key: the page that follows a row is found by an index, however far back it lies.

    page = key_page(request, case.exhibits.order_by("-number"), "pieces", size=50)
    {% include "components/key_pages.html" with page=page before="Plus récentes" after="Plus anciennes" %}

`django-keyset-pagination-plus` makes the queries; here a key is signed, so that nothing typed in an address reaches the
database (docs/decisions/0014-long-lists.md).
"""

from dataclasses import dataclass

from django.core.paginator import InvalidPage
from django.core.signing import BadSignature, Signer
from keyset_pagination.paginator import KeysetPaginator

PAGE_SIZE = 30


@dataclass(frozen=True)
class KeyPage:
    """The rows of one page, in the order of the list, and the addresses of its neighbours ("" at an end)."""

    items: list
    before_url: str = ""
    after_url: str = ""

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def reversed(self) -> list:
        """The same rows from the last to the first: of a list read backwards, in the order in which it was written."""
        return self.items[::-1]

    @property
    def is_first(self) -> bool:
        return not self.before_url


def key_page(request, queryset, name, size=PAGE_SIZE, anchor="") -> KeyPage:
    """The page of `queryset` that the address asks for with `?name=key`, in one query (two at most).

    `queryset` is ordered, by columns without nulls, the last of which tells any two rows apart. An absent, forged or
    worn-out key means the first page; so does going back to where less than a page is left, so that what was added
    since is seen. `anchor` is where on the page the links lead. The other parameters of the address are kept.
    """
    paginator = KeysetPaginator(queryset, size)
    signer = _signer(queryset, paginator)
    page = _page(paginator, _unsigned(signer, request.GET.get(name, "")))

    def address(key):
        if key is None:
            return ""
        query = request.GET.copy()
        query[name] = signer.sign_object(key)
        return f"?{query.urlencode()}{'#' + anchor if anchor else ''}"

    return KeyPage(page.object_list, address(page.previous_page_number()), address(page.next_page_number()))


def _signer(queryset, paginator):
    """A key belongs to one kind of list: another order or another model cannot read it."""
    return Signer(salt=f"keyset {queryset.model._meta.label} {' '.join(paginator.keys)}")


def _unsigned(signer, value):
    try:
        return signer.unsign_object(value) if value else None
    except BadSignature:
        return None


def _page(paginator, key):
    try:
        page = paginator.page(key)
    except InvalidPage:
        page = paginator.page(None)
    if key and (not page.object_list or (page.direction == "previous" and not page.continues)):
        page = paginator.page(None)
    return page
