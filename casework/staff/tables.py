"""The columns of the list of cases."""

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn

from casework.staff.turns import turn_of


class CaseColumn(TitleColumn):
    """The reference, a link to the file, with the parties under it."""

    cell_template_name = "casework/staff/cells/case.html"


class StageColumn(Column):
    cell_template_name = "casework/staff/cells/stage.html"


class PlainColumn(Column):
    """A text under its heading, which it says again on a phone."""

    cell_template_name = "casework/staff/cells/plain.html"


class TurnColumn(PlainColumn):
    """Whose turn it is."""

    def get_value(self, instance):
        return turn_of(instance).who or "—"


class DueColumn(Column):
    """The clock that ends first, with the days left in words."""

    cell_template_name = "casework/staff/cells/due.html"

    def get_value(self, instance):
        return turn_of(instance).deadline


def case_url(case):
    return reverse("casework_staff:case", args=[case.reference])


COLUMNS = [
    CaseColumn("reference", label="Dossier", sort_key="reference", get_url=case_url, width="30%"),
    StageColumn("stage", label="Étape", sort_key="stage"),
    TurnColumn("turn", label="À qui d’agir"),
    DueColumn("due", label="Échéance", sort_key="due"),
    PlainColumn("mediator", label="Médiateur", accessor=lambda case: case.designation and case.designation.mediator),
    PlainColumn("federation", label="Fédération", accessor=lambda case: case.federation.short_name),
    PlainColumn("filed_on", label="Déposé le", sort_key="filed_on", accessor=lambda case: f"{case.filed_on:%d/%m/%Y}"),
]
