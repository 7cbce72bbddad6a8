"""Whatever a federation writes, the portal's own steps are all there, once, in their order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.models import Draft
from intake.path import path_of
from intake.steps import PARTS
from sectors.models import FormVersion, canonical_json
from tests.sectors.form_maker import TODAY, document_request, forms, question, step

OWN_STEPS = [
    "reclamation", "reclamation-date", "consommateur", "ailleurs", "professionnel", "professionnel-contact",
    "professionnels", "resume",
    "documents-autres", "demandes", "identite", "coordonnees", "verification", "envoi",
]  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms(), st.lists(st.sampled_from([*OWN_STEPS, "autres", "s-autres"]), max_size=4, unique=True))
def test_no_document_removes_reorders_or_takes_the_name_of_a_step_of_the_portal(document, names):
    document["steps"] += [step(name, question(f"own_{rank}")) for rank, name in enumerate(names)]
    document["documents"] = [document_request(name) for name in names]
    draft = Draft(sector_slug="secteur", form_version=FormVersion(document=canonical_json(document)))
    steps = path_of(draft, TODAY).steps
    keys = [found.key for found in steps]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key in OWN_STEPS] == OWN_STEPS
    parts = [list(PARTS).index(found.part) for found in steps]
    assert parts == sorted(parts)
    assert {found.part for found in steps if found.key in OWN_STEPS} | {"dispute"} == set(PARTS)
