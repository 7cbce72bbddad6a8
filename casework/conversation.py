"""A subject of the forum, or an aparté, as one person reads it: its pages, what is new, who has read what one wrote."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.models import ForumPost, ReadMark, place_of
from casework.readers import readers_of
from casework.wording import enumerate_names
from portal.keyset import KeyPage, key_page

SUBJECTS_A_PAGE = 20
WRITTEN_BEFORE_MARKS = "Écrit avant que le portail ne note qui a lu."


@dataclass(frozen=True)
class Message:
    """One message. `read_by` is a sentence for its author, and « » for the others."""

    post: object
    is_new: bool
    is_own: bool
    read_by: str

    @property
    def exhibits(self):
        """What came with it, in whichever of the two places it was written."""
        return [*self.post.exhibits.all(), *self.post.apart_exhibits.all()]


@dataclass(frozen=True)
class Conversation:
    """`page`: its neighbours by key; `messages`: in the order in which they were written."""

    page: KeyPage
    messages: list


def posts_of(access):
    """The messages that this account reads. Every page, count and file comes from here."""
    return ForumPost.objects.filter(access.of_posts)


def conversation_at(request, access, place) -> Conversation:
    """What was said at `place` (a ForumSubject, or the Party of an aparté), and now read by this account.

    The mark that is kept is the reader's own, of a place that its access opens: nothing of the case is written.
    """
    apart_with = place_of(place).get("apart_with")
    posts = posts_of(access).filter(caucus_with=place) if apart_with else posts_of(access).filter(subject=place)
    shown = posts.prefetch_related("exhibits", "apart_exhibits").order_by("-pk")
    page = key_page(request, shown, "messages", anchor="messages")
    marks = {mark.user_id: mark for mark in ReadMark.objects.at(place)}
    seen = marks[access.user.pk].last_post if access.user.pk in marks else 0
    readers = [reader for reader in readers_of(access.case, apart_with) if reader.user_id != access.user.pk]
    messages = [_message(post, access, seen, readers, marks) for post in page.reversed()]
    if messages:
        _mark(access.user, place, seen, messages[-1].post.pk)
    return Conversation(page, messages)


def _message(post, access, seen, readers, marks) -> Message:
    own = post.author_id == access.user.pk
    is_new = not own and post.pk > seen and (access.came_at is None or post.at >= access.came_at)
    return Message(post, is_new, own, read_by(post, readers, marks) if own else "")


def read_by(post, readers, marks) -> str:
    """« Lu par A et B. C en reçoit une copie par courrier. », for the author. `readers`: the others."""
    passed = {user: mark for user, mark in marks.items() if mark.last_post >= post.pk}
    own = [(reader, passed[reader.user_id].is_known) for reader in readers if reader.user_id in passed]
    have = [str(reader) for reader, is_known in own if is_known]
    if own and not have:
        return WRITTEN_BEFORE_MARKS
    by_post = [reader.name for reader in readers if reader.by_post and reader.user_id not in passed]
    said = [f"Lu par {enumerate_names(have)}."] if have else ["Pas encore lu."]
    if by_post:
        receive = "reçoivent" if len(by_post) > 1 else "reçoit"
        said.append(f"{enumerate_names(by_post)} le {receive} par courrier.")
    return " ".join(said)


def _mark(user, place, seen, last):
    """Never backwards: an older page read afterwards leaves the mark where it is."""
    if last <= seen:
        return
    with transaction.atomic():
        ReadMark.objects.get_or_create(user=user, **place_of(place), defaults={"last_post": last})
        ReadMark.objects.at(place).filter(user=user, last_post__lt=last).update(last_post=last, at=timezone.now())


def unread(posts, access):
    """Of these messages, those that are new to this account."""
    return _unread(posts.filter(_since_it_came(access)), access.user)


def _since_it_came(access):
    return Q(at__gte=access.came_at) if access.came_at else Q()


def _unread(posts, user):
    """Those that somebody else wrote and this account has not had before its eyes."""
    same_place = Q(subject=OuterRef("subject")) | Q(apart_with=OuterRef("caucus_with"))
    mark = ReadMark.objects.filter(same_place, user=user).values("last_post")[:1]
    return posts.exclude(author=user).annotate(seen=Coalesce(Subquery(mark), 0)).filter(pk__gt=F("seen"))


@dataclass(frozen=True)
class News:
    """How many messages are new to one account, on the forum and apart."""

    forum: int = 0
    apart: int = 0

    @property
    def total(self):
        return self.forum + self.apart


def news_of(accesses) -> dict[int, News]:
    """{case's pk: what is new there}, in one query. `accesses`: of one and the same account, one per case."""
    if not accesses:
        return {}
    mine = Q(pk__in=())
    for access in accesses:
        mine |= access.of_posts & _since_it_came(access)
    new = _unread(ForumPost.objects.filter(mine), accesses[0].user).order_by()
    apart = Count("pk", filter=Q(caucus_with__isnull=False))
    rows = new.values("case").annotate(all=Count("pk"), apart=apart)
    return {row["case"]: News(row["all"] - row["apart"], row["apart"]) for row in rows}


def subjects_page(request, access) -> KeyPage:
    """The subjects of the forum, the last that moved first, with how many messages each has and how many are new."""
    shared = ForumPost.objects.filter(subject=OuterRef("pk")).order_by()
    last = shared.order_by("-pk")
    subjects = access.case.forum_subjects.annotate(
        count=Coalesce(Subquery(_count(shared)), 0),
        new=Coalesce(Subquery(_count(unread(shared, access))), 0),
        last_author=Subquery(last.values("author_name")[:1]),
    )
    return key_page(request, subjects.order_by("-moved_at", "-pk"), "sujets", size=SUBJECTS_A_PAGE)


def _count(posts):
    return posts.values("subject").annotate(number=Count("pk")).values("number")
