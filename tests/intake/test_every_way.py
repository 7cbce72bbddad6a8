"""Every dispute that the demonstration's sectors can name is filed, and every end of its forms is reached, over HTTP."""

import itertools

import pytest

from casework.models import Case
from sectors.demonstration.sector_pages import SECTORS
from sectors.keys import NONE_FITS
from sectors.models import FormVersion
from sectors.typology_questions import asked_facets
from tests import people
from tests.intake.walk import Walk

pytestmark = pytest.mark.django_db


def combinations():
    """(sector, choices): every combination of what its editors wrote, then « Aucun de ces cas »."""
    for sector in SECTORS:
        axes = [
            {"key": key, "asked_when": _condition(*asked_when), "options": options}
            for key, _, _, options, *asked_when in sector["axes"]
        ]
        found = []
        for choice in itertools.product(*[[option[0] for option in axis["options"]] for axis in axes]):
            facets = asked_facets(axes, dict(zip([axis["key"] for axis in axes], choice, strict=True)))
            if facets not in found:
                found.append(facets)
        yield from ((sector["slug"], facets) for facets in [*found, {axes[0]["key"]: NONE_FITS}])


def _condition(asked_when=None):
    if not asked_when:
        return None
    axis, options = next(iter(asked_when.items()))
    return {"facet": axis, "op": "in", "v": options}


def name_of(way):
    return "-".join(way.values()) if isinstance(way, dict) else way


def begin(client, sector, **wanted):
    client.force_login(people.martin())
    return Walk(client, **wanted).begin(sector)


@pytest.mark.parametrize(("sector", "facets"), list(combinations()), ids=name_of)
def test_every_dispute_can_be_filed(client, sectors, sector, facets):
    walk = begin(client, sector, **facets).until("envoi")
    version = walk.draft.form_version
    assert version.data["general"] == (NONE_FITS in facets.values())
    assert walk.send().url == walk.url("sent")
    case = Case.objects.get()
    assert (case.facets, case.form_version) == (facets, version)
    assert {line["key"] for line in case.answers} >= {"paid", "company_position"}


def test_four_kinds_of_works_and_two_natures_make_twenty_disputes_with_five_forms(sectors):
    ways = [facets for sector, facets in combinations() if sector == "batiment" and NONE_FITS not in facets.values()]
    assert len(ways) == 20
    found = [[v.form_slug for v in FormVersion.objects.of_sector("batiment") if v.covers(way)] for way in ways]
    assert all(len(slugs) == 1 for slugs in found)
    assert {slugs[0] for slugs in found} == {
        "neuf-execution", "renovation-execution", "maintenance-execution", "depannage-execution", "contrat-formalisme",
    }  # fmt: skip


NEW, RENOVATION = {"travaux": "neuf"}, {"travaux": "renovation"}
UPKEEP, BREAKDOWN = {"travaux": "maintenance"}, {"travaux": "depannage"}
PAPER = {"travaux": "renovation", "nature": "formalisme"}
# What leads to each end; a day is so many days from today.
ENDS = {
    "contract_of_another": RENOVATION | {"ordered_by": "landlord"},
    "for_a_relative": UPKEEP | {"ordered_by": "relative"},
    "appointment_fixed": UPKEEP | {"company_position": "appointment", "appointment_on": 10},
    "first_year_ends": RENOVATION | {"reception_date": -320},
    "second_year_ends": NEW | {"contract_date": -900, "reception_date": -690},
    "after_ten_years": NEW | {"contract_date": -5000, "reception_date": -4000},
    "let_dwelling": RENOVATION | {"dwelling": "let"},
    "nothing_agreed": RENOVATION | {"agreement_form": "none"},
    "not_late_yet": RENOVATION | {"objet": "retard", "promised_end": 30},
    "formal_notice_first": RENOVATION | {"objet": "abandon", "formal_notice": "no"},
    "off_plan": NEW | {"contract_kind": "off_plan"},
    "existing_building": NEW | {"contract_kind": "existing"},
    "retention": NEW | {"retained": "yes"},
    "penalties_of_the_law": NEW | {"objet": "retard", "penalties": "no"},
    "insurer_dispute": NEW | {"damage_insurer": "contested"},
    "energy_supplier": UPKEEP | {"contract_with": "energy"},
    "silent_renewal": UPKEEP | {"renewal": "untold"},
    "planned_visit": BREAKDOWN | {"emergency": "planned"},
    "sent_by_insurer": BREAKDOWN | {"how_found": "insurer"},
    "no_quote": BREAKDOWN | {"quote_before": "none"},
    "beyond_emergency": BREAKDOWN | {"beyond": "yes"},
    "loan_dispute": PAPER | {"loan": "loan_only"},
    "still_time_to_withdraw": PAPER | {"contract_date": -5, "withdrawal_sent": "no"},
    "longer_withdrawal": PAPER | {"missing_mentions": ["withdrawal"]},
    "no_copy": PAPER | {"copy_given": "no"},
    "emergency_no_withdrawal": PAPER | BREAKDOWN | {"withdrawal_sent": "letter"},
    "fair_no_withdrawal": PAPER | {"signed_where": "fair"},
    "early_payment": PAPER | {"first_payment": "at_once"},
    "earnest_money": PAPER | {"payment_name": "earnest"},
}


def test_no_end_of_the_demonstration_is_forgotten(sectors):
    written = {outcome["key"] for version in FormVersion.objects.all() for outcome in version.data["outcomes"]}
    assert written == set(ENDS)
    for version in FormVersion.objects.all():
        for outcome in version.data["outcomes"]:
            assert outcome["legal_reference"], outcome["key"]
            assert outcome["next_actions"], outcome["key"]
            assert outcome["ground"] or outcome["kind"] in ("warn", "human_review"), outcome["key"]


@pytest.mark.parametrize("key", ENDS)
def test_every_end_is_reached_and_says_why_and_what_next(client, sectors, key):
    walk = begin(client, "batiment", **ENDS[key]).until_halt(f"issue-{key}")
    halt = walk.url("halt", reason=f"issue-{key}")
    page = client.get(halt)
    outcome, text = page.context["outcome"], page.content.decode()
    assert outcome["title"] in text
    assert str(page.context["reference"]) in text
    assert all(action["url"] in text for action in outcome["next_actions"])
    stopped = walk.where()
    if outcome["kind"] == "warn":
        client.post(halt, {"continuer": "1"})
        assert f"issue-{key}" in walk.draft.screening["advice_read"]
    elif outcome["target_form"]:
        client.post(halt, {"suivre": "1"})
        assert walk.draft.form_version.form_slug == outcome["target_form"]
    elif outcome["kind"] == "defer":
        assert page.context["come_back_on"]
        assert walk.where() == stopped
    else:
        client.post(halt, {"avis-words": "Je m’explique."})
        assert f"issue-{key}" in walk.draft.screening["person_look"]
