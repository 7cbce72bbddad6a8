"""No line begins with « ? » or « : »: the spaces of our words do not break; what somebody typed is left alone."""

import pytest
from django import forms
from django.template import engines
from django.utils.safestring import mark_safe

from casework.enums import Stage
from portal.forms import PortalForm, hinted
from portal.typography import typeset
from tests import people
from tests.party_space.conftest import address
from tests.staff.conftest import case_url, signed_in

NBSP = "\N{NO-BREAK SPACE}"
TYPED = "Pourquoi ? Le devis n° 3 disait : « 60 € »."


class Question(PortalForm):
    choice = forms.ChoiceField(
        label="Et ensuite ?", choices=[("a", hinted("Un : le premier", "Vraiment ?")), ("b", "Deux ; l’autre")],
        widget=forms.RadioSelect, help_text="Ceci : cela.",
    )  # fmt: skip
    which = forms.ChoiceField(label="Lequel", choices=[("a", "Un ; le premier")])
    text = forms.CharField(label="Votre avis", widget=forms.Textarea, max_length=5)


def test_our_words_have_french_spaces_and_what_was_typed_stays():
    page = str(Question({"choice": "z", "which": "a", "text": TYPED}))
    for said in ("Et ensuite ?", "Ceci : cela.", "Un : le premier", "Vraiment ?", "Deux ; l’autre", "Un ; le premier"):
        assert typeset(said) in page
        assert said not in page
    assert f"Votre avis{NBSP}: la réponse est trop longue{NBSP}:" in page
    assert TYPED in page


def test_safe_html_stays_safe_and_the_rest_is_escaped():
    template = engines["django"].from_string("{{ text|typeset }}")
    assert template.render({"text": "<b>Oui</b> ?"}) == f"&lt;b&gt;Oui&lt;/b&gt;{NBSP}?"
    assert template.render({"text": mark_safe("<b>Oui</b> ?")}) == f"<b>Oui</b>{NBSP}?"
    assert typeset("le dossier n° 7") == f"le dossier n°{NBSP}7"


@pytest.mark.django_db
def test_a_party_s_page(story_in):
    page = signed_in(people.martin()).get(address("case", story_in(Stage.MEDIATION).case)).text
    assert f"Vous ne souhaitez pas continuer{NBSP}?" in page


@pytest.mark.django_db
def test_at_the_desk_what_was_typed_comes_back_as_it_was(story_in):
    story = story_in(Stage.MEDIATION)
    url = case_url(story.case, "act", "ask_question")
    page = signed_in(story.vasseur.user).post(url, {"text": TYPED})
    assert page.status_code == 422
    assert TYPED in page.text
    assert f"{NBSP}:" in page.text
