"""Acts that the Centre or the mediator types for a party that writes by post: which ones, and with what form.

The Centre types what is not of the talks, and passes the rest on; the mediator types anything, as the source says
(process 2.2.1): « il saisit dans la plateforme les données qui lui sont communiquées par le consommateur ».
"""

from copy import deepcopy
from dataclasses import replace

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from casework.access import Access
from casework.enums import Act, Role, Stage
from casework.forms import FORMS, form_for
from casework.procedure.engine import possible_acts
from casework.staff.permissions import TALKS_ACTS
from portal.fields import DayField
from portal.uploads import CheckedFileField, describe

NAME = "au-nom-de"
ONLINE_ONLY = (Act.REQUEST_SIGNATURE_CODE,)
NEEDS_A_SCAN = (Act.SIGN_AGREEMENT, Act.PASS_ON_LETTER)
# Whoever reads the talks types what the letter says.
FOR_ANOTHER_READER = (Act.PASS_ON_LETTER,)


class TypedFields(forms.Form):
    """What every typed act adds to the act's own form."""

    letter_on = DayField(
        label="Date de la lettre",
        max_value=timezone.localdate,
        help_text="Le cachet de la poste fait foi. Après un appel, la date de l’appel.",
    )
    scan = CheckedFileField(label="Copie de la lettre", required=False)

    def act_data(self):
        data = super().act_data()
        return {**data, "scan_about": describe(data["scan"])} if data.get("scan") else data


class PaperSignature(forms.Form):
    """A signature on paper has no code."""

    code = None


def typed_form(act):
    """The form of this act for somebody who reads a letter: the act's own fields, then the letter's."""
    own = form_for(act)
    mother = type("PaperForm", (PaperSignature, own), {"clean": forms.Form.clean}) if act == Act.SIGN_AGREEMENT else own
    form = type("TypedActForm", (TypedFields, mother), {"intro": ""})
    form.base_fields = {**mother.base_fields, **deepcopy(TypedFields.base_fields)}
    if act in NEEDS_A_SCAN:
        form.base_fields["scan"].required = True
    return form


def access_for_party(access, pk) -> Access:
    """The case as this party would act on it, seen by the staff who types. Http404 for a party that is online."""
    party = next((p for p in access.case.party_list if str(p.pk) == str(pk) and p.is_postal), None)
    if party is None:
        raise Http404
    return replace(access, role=Role(party.role), party=party, mediator=None, on_behalf=True)


def may_type(access, act) -> bool:
    """Whether this member of the team may type this act for a party (before any question of stage)."""
    if act in ONLINE_ONLY or act not in FORMS:
        return False
    return act not in (FOR_ANOTHER_READER if access.role == Role.MEDIATOR else TALKS_ACTS)


def typed_buttons(access, make_button):
    """[(party, buttons)] for each party by post: what may be typed in its name now."""
    if access.case.stage == Stage.CLOSED and access.role == Role.MEDIATOR:
        return []
    found = []
    for party in access.case.party_list:
        if party.is_postal and party.is_invited and not party.hidden:
            theirs = access_for_party(access, party.pk)
            acts = dict.fromkeys(
                row.act for row in possible_acts(access.case, theirs.actor) if may_type(access, row.act)
            )
            buttons = [make_button(act, _url(access, act, party)) for act in acts]
            found.append((party, buttons))
    return found


def _url(access, act, party):
    return reverse("casework_staff:act", args=[access.case.reference, act]) + f"?{NAME}={party.pk}"
