"""How the post room's letters are narrowed and searched: what waits first, then any letter that ever left."""

import re

import django_filters
from django import forms
from django.db.models import Max, Q
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from casework.enums import DispatchChannel, DispatchState, Role
from casework.models import Dispatch
from casework.staff.filters import DaysFilter
from casework.staff.permissions import TALKS_MESSAGES

TO_POST, TO_PRINT, PRINTED, RETURNED, POSTED, ALL = "to_post", "to_print", "printed", "returned", "posted", "all"
PILES = [
    (TO_POST, "À poster"),
    (TO_PRINT, "À imprimer"),
    (PRINTED, "Imprimés, à poster"),
    (RETURNED, "Revenus"),
    (POSTED, "Postés"),
    (ALL, "Tous les courriers"),
]
REFERENCE = re.compile(r"^Dossier\s+\S+\s*:\s*")


def in_pile(letters, pile):
    """The letters of this pile. Those of the talks are printed by the mediator: they are never « à imprimer »."""
    waiting = Q(state=DispatchState.TO_POST)
    wanted = {
        TO_POST: waiting,
        TO_PRINT: waiting & Q(printed_at=None) & ~Q(event__act__in=TALKS_MESSAGES),
        PRINTED: waiting & Q(printed_at__isnull=False),
        RETURNED: Q(state=DispatchState.RETURNED),
        POSTED: Q(state=DispatchState.POSTED),
        ALL: Q(channel=DispatchChannel.LETTER),
    }
    return letters.filter(wanted.get(pile, waiting))


def counts(letters) -> list[tuple[str, str, int]]:
    """[(pile, its name, how many letters it holds)]."""
    return [(pile, label, in_pile(letters, pile).count()) for pile, label in PILES]


def kinds(letters) -> list[tuple[str, str]]:
    """[(message, « Votre demande de médiation est enregistrée »)]: the kinds of letters there are, by their subject."""
    found = letters.order_by().values("message").annotate(line=Max("subject"))
    named = ((row["message"], REFERENCE.sub("", row["line"])) for row in found)
    return sorted(((key, line[:1].upper() + line[1:]) for key, line in named), key=lambda kind: kind[1])


def search(letters, words):
    """The letters whose case, recipient, address or tracking number contain each of the words typed."""
    for word in words.split()[:6]:
        tracked = Dispatch.objects.filter(sendings__tracking__icontains=word).values("pk")
        letters = letters.filter(
            Q(case__reference__icontains=word)
            | Q(recipient_name__icontains=word)
            | Q(to_address__icontains=word)
            | Q(pk__in=tracked)
        )
    return letters


class LetterFilterSet(WagtailFilterSet):
    """Pile, case, kind, party, day of writing, day of posting."""

    pile = django_filters.ChoiceFilter(
        label="Courriers", choices=PILES, method="filter_pile", empty_label=None, widget=forms.RadioSelect
    )
    case = django_filters.CharFilter(label="Dossier", field_name="case__reference", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label="Objet", field_name="message", empty_label="Tous")
    role = django_filters.ChoiceFilter(
        label="Destinataire", field_name="party__role", empty_label="Tous", widget=forms.RadioSelect,
        choices=[(role.value, role.label) for role in (Role.CLAIMANT, Role.RESPONDENT)],
    )  # fmt: skip
    created_at = DaysFilter(label="Écrit", widget=DateRangePickerWidget)
    posted_on = DaysFilter(label="Posté", widget=DateRangePickerWidget)

    class Meta:
        model = Dispatch
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["kind"].extra["choices"] = kinds(self.queryset)

    def filter_pile(self, letters, name, pile):
        return letters  # the view has already chosen: nothing asked for means what waits
