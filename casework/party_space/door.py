"""The way into a case for one of its parties, and what its pages read of it in a fixed number of queries."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404

from casework.access import Access, AccessEnded, case_for
from casework.models import Deadline, Designation, Expertise, Offer, ThirdParty
from casework.party_space.joining import join_by_address

# What a page needs to say where a case stands; the number of entries never changes the number of queries.
SITUATION = (
    "parties",
    Prefetch("deadlines", Deadline.objects.select_related("party")),
    Prefetch("designations", Designation.objects.select_related("mediator")),
    # The last word of each column: what was replaced waits for nobody, and only the table shows it.
    Prefetch("offer_rows__offers", Offer.objects.filter(replaced_at=None).prefetch_related("answers")),
    "questions",
    "solutions__answers",
    "disclosures__answers",
    "packages__consents",
    "packages__shares",
    "meetings__slots__answers",
    "meetings__guests",
    "drafts__approvals__party",
    "drafts__signatures__party",
    Prefetch("expertises", Expertise.objects.select_related("report")),
    "expertises__shares__party",
    Prefetch("third_parties", ThirdParty.objects.select_related("party", "mandate")),
)


def party_access(request, reference: str) -> Access:
    """The case as one of its parties sees it, or somebody beside that party. Http404 for everybody else.

    The team is among them: it has its own pages.
    """
    access = _opened(request.user, reference)
    if access.party is None:
        raise Http404
    prefetch_related_objects([access.case], *SITUATION)
    return access


def expert_access(request, reference: str) -> Access:
    """The case as its expert sees it: one mission and the exhibits chosen for it. Http404 for everybody else."""
    access = _opened(request.user, reference)
    if access.expertise is None:
        raise Http404
    return access


def _opened(user, reference):
    """The case; somebody who was invited at this very address, and follows a later link, joins on the way."""
    try:
        return case_for(user, reference)
    except (Http404, AccessEnded):
        if not join_by_address(user):
            raise
    return case_for(user, reference)
