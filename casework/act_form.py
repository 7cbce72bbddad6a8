"""The mother of the acts' forms: a confirmation, and the token that makes a double click one act."""

import uuid
from datetime import timedelta

from django import forms
from django.utils import timezone

from casework.models import CaseEvent
from portal.forms import PortalForm


def already_done(access, token, *acts):
    """The event that this account's form of one of these acts has made (a double click), or None.

    Asked before the form is checked: once the act is done, what it chose is no longer to be chosen.
    """
    try:
        token = uuid.UUID(str(token))
    except ValueError:
        return None
    return CaseEvent.objects.filter(case=access.case, token=token, user=access.user, act__in=acts).first()


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def long_text(label, *, max_length=4000, rows=6, required=True, **kwargs):
    """A box for several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=max_length, widget=widget, required=required, **kwargs)


class ActForm(PortalForm):
    """A confirmation, and the mother of the others. `token` makes a double click one act."""

    intro = ""
    submit_label = "Confirmer"
    danger = False

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, access, **kwargs):
        self.access = access
        self.case = access.case
        kwargs["initial"] = {"token": uuid.uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self):
        """Narrow the choices to this case."""

    @property
    def needs_nothing(self):
        """Whether the form is a mere confirmation."""
        return not self.visible_fields()

    def act_data(self) -> dict:
        """What perform() takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}
