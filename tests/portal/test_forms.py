"""The markup and the messages that every public form shares."""

from html.parser import HTMLParser

import pytest
from django import forms

from portal.fields import DayField
from portal.forms import PortalForm, hinted


class FilingForm(PortalForm):
    question_as_heading = "written"
    written = forms.ChoiceField(
        label="Avez-vous écrit au professionnel ?",
        choices=[("yes", hinted("Oui", "Par lettre & e-mail")), ("no", "Non")],
        widget=forms.RadioSelect,
    )
    works = forms.MultipleChoiceField(
        label="Travaux", choices=[("a", "Neuf"), ("b", "Rénovation")], widget=forms.CheckboxSelectMultiple
    )
    on = DayField(label="Date")
    name = forms.CharField(
        label="Nom", max_length=5, help_text="Celui du devis", widget=forms.TextInput({"autocomplete": "name"})
    )
    story = forms.CharField(label="Récit", max_length=20, widget=forms.Textarea)
    trade = forms.ChoiceField(label="Métier", choices=[("", "Choisir"), ("m", "Maçon")], required=False)
    years = forms.IntegerField(label="Années", min_value=1, max_value=9)
    mail = forms.EmailField(label="E-mail")
    paper = forms.FileField(label="Devis")
    sure = forms.BooleanField(label="Je confirme")
    token = forms.CharField(widget=forms.HiddenInput)


class Page(HTMLParser):
    """Every id, every reference to an id, and every attribute of the rendered form."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.references, self.names = [], [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value)
            elif name in ("for", "aria-describedby"):
                self.references += value.split()


@pytest.fixture
def refused():
    form = FilingForm({"name": "Trop long", "years": "12", "mail": "x", "on_day": "1", "story": "s" * 30})
    assert not form.is_valid()
    return form


def test_every_label_hint_and_error_is_tied_to_its_field(refused):
    for form in (FilingForm(), refused):
        page = Page(form.render())
        assert len(page.ids) == len(set(page.ids))
        assert set(page.references) <= set(page.ids)


def test_no_browser_check_and_no_inline_style_stands_in_the_way(refused):
    assert not Page(refused.render()).names & {"required", "maxlength", "minlength", "min", "max", "style", "onclick"}


def test_the_question_of_a_page_is_its_heading():
    html = FilingForm().render()
    assert html.count("<h1") == 1
    assert '<h1 class="govuk-fieldset__heading">Avez-vous écrit au professionnel\u00a0?</h1>' in html


def test_hints_of_choices_are_shown_and_escaped():
    html = FilingForm().render()
    assert "Par lettre &amp; e-mail" in html
    assert 'aria-describedby="id_written_0-hint"' in html


def test_optional_fields_are_marked_and_autocomplete_is_honoured():
    html = FilingForm().render()
    assert html.count("(facultatif)") == 1
    assert 'autocomplete="name"' in html


def test_each_error_names_its_field_and_leads_to_it(refused):
    summary = refused.summary
    page = Page(refused.render())
    assert all(line["target"] in page.ids for line in summary if line["target"])
    said = [line["text"].replace("\u00a0", " ") for line in summary]
    assert said == [
        "« Avez-vous écrit au professionnel ? » : choisissez une réponse.",
        "Travaux : choisissez au moins une réponse.",
        "Date : il manque le mois et l’année.",
        "Nom : la réponse est trop longue : 9 caractères pour 5 au plus.",
        "Récit : la réponse est trop longue : 30 caractères pour 20 au plus.",
        "Années : indiquez un nombre qui ne dépasse pas 9.",
        "E-mail : écrivez une adresse complète, par exemple prenom.nom@exemple.fr.",
        "Devis : joignez un fichier.",
        "Je confirme : cochez cette case pour continuer.",
        "Token : écrivez votre réponse.",
    ]


def test_what_was_typed_is_kept(refused):
    html = refused.render()
    assert 'value="Trop long"' in html
    assert "s" * 30 in html


def test_hostile_text_is_escaped():
    form = FilingForm({"name": '"><script>alert(1)</script>', "story": "</textarea><script>"})
    assert "<script>" not in form.render()


def test_words_chosen_by_hand_are_kept():
    field = forms.CharField(label="Ville", error_messages={"required": "Dites-nous où vous habitez."})
    form = type("ByHand", (PortalForm,), {"town": field})({})
    assert form.errors["town"] == ["Dites-nous où vous habitez."]


def test_a_percent_sign_in_a_label_is_harmless():
    form = type("Percent", (PortalForm,), {"rate": forms.CharField(label="Part à 100 %", max_length=2)})(
        {"rate": "abc"}
    )
    assert form.errors["rate"][0].replace("\u00a0", " ").startswith("Part à 100 % : la réponse est trop longue")


def test_the_admin_keeps_its_own_look():
    class PlainForm(forms.Form):
        name = forms.CharField()

    assert "govuk" not in PlainForm().render()
