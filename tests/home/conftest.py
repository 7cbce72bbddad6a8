"""The demonstration's public site."""

import pytest

from tests.kept_content import PUBLIC_SITE


@pytest.fixture
def site(db):
    """The pages as a newcomer finds them."""
    PUBLIC_SITE.give()
