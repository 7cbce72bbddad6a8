"""A monitor may ask whether the portal works, and learns nothing else."""

import pytest


@pytest.mark.django_db
def test_health_needs_no_account_and_is_never_cached(client):
    response = client.get("/sante/")
    assert response.status_code == 200
    assert response.json()["database"] == "ok"
    assert "no-store" in response["Cache-Control"]
