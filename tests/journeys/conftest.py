"""The stories act through the party's own pages as well."""

from tests.party_space.conftest import act

__all__ = ["act"]
