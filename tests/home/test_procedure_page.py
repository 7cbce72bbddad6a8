"""« Comment ça se passe » says what the program does."""

import pytest
from django.template.loader import get_template

from casework.enums import Stage
from home.procedure_story import stages_told


def test_each_stage_has_its_own_words_in_its_order():
    told = [stage["key"] for stage in stages_told()]
    assert told == [stage.value for stage in Stage if stage.value in told]
    for stage in stages_told():
        assert get_template(stage["templates"][0])
        assert stage["people"]


def test_the_lengths_are_those_of_the_clocks():
    terms = {stage["key"]: [(term["label"], term["length"]) for term in stage["terms"]] for stage in stages_told()}
    assert ("Réponse à l’invitation", 10) in terms[Stage.AWAITING_RESPONSES]
    assert ("Décision de recevabilité", 21) in terms[Stage.ADMISSIBILITY]
    assert ("Issue de la médiation", 90) in terms[Stage.MEDIATION]


@pytest.mark.usefixtures("site")
def test_the_page_shows_them(client):
    shown = client.get("/deroulement/").content.decode()
    assert "En attente de réponse" in shown
    assert "Accepter la médiation" in shown
