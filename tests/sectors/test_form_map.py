"""The drawing of a form: every step and end is in it, nothing is written over, and a way can be lit up."""

from xml.etree import ElementTree

from sectors.checks import paths
from sectors.destinations import destination_of
from sectors.form_map.drawing import draw
from sectors.form_map.layout import lay_out, outcomes_by_step
from sectors.form_map.way_lengths import minutes_of
from tests.sectors.documents_by_hand import TODAY, document

SVG = "{http://www.w3.org/2000/svg}"


def words(svg):
    return " ".join(" ".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_every_step_and_every_end_is_drawn_with_its_condition():
    said = words(draw(document())).replace("\u00a0", " ")
    for title in ("1. Votre réclamation", "4. L’arrêt", "Écrivez d’abord à l’entreprise", "Le formulaire s’arrête"):
        assert title in said
    assert "si la réponse à « Où en sont les travaux ? » est « Arrêtés »" in said


def test_the_drawing_tells_its_title_and_is_well_formed_whatever_is_typed():
    nasty = document(title="<script>alert(1)</script> & « ]]> »")
    svg = draw(nasty)
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == f"Plan de « {nasty['title']} »"
    assert "<script>" not in svg


def test_an_end_stands_beside_the_step_that_opens_it():
    assert [outcome["key"] for outcome in outcomes_by_step(document())["complaint"]] == ["no_complaint"]


def test_boxes_never_lie_over_one_another():
    boxes = lay_out(document()).boxes
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one.bottom <= other.y or other.bottom <= one.y
            apart = apart or one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart, (one, other)


def test_a_lit_way_carries_ticks_on_its_own_steps_alone():
    found = destination_of(document(), {"travaux": "depannage"}, {"complained": True, "state": "done"}, TODAY)
    assert found.steps == ("complaint", "contract", "works")
    assert words(draw(document(), found.steps, found.outcome)).count("✓") == 3 + 2
    assert words(draw(document())).count("✓") == 0


def test_a_way_that_stops_lights_its_end_and_not_what_follows():
    found = destination_of(document(), {"travaux": "depannage"}, {"complained": False}, TODAY)
    assert (found.steps, found.outcome) == (("complaint",), "no_complaint")


def test_a_longer_way_takes_longer():
    found, complete = paths(document())
    lengths = {way.steps: minutes_of(document(), way) for way in found}
    assert complete
    assert lengths[("complaint",)] < lengths[("complaint", "contract", "works")]
    assert lengths[("complaint", "contract", "works")] < lengths[("complaint", "contract", "works", "stop")]


def test_an_empty_form_is_still_a_drawing():
    assert "Documents et demandes" in words(draw(document(steps=[], outcomes=[])))
