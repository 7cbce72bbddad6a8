"""What every test may use."""

import gc
import os

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.signals import user_logged_in
from hypothesis import settings

from casework.enums import Stage
from tests import kept_content, kept_migrations
from tests.story import Story

# The same examples every time, so that a change is judged by itself; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, print_blob=True)
settings.register_profile("explore", derandomize=False, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_finish():
    """What was imported lives until the end: not walking over it again and again saves a twelfth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """What pytest-django calls before it makes the database."""
    kept_migrations.begin_where_they_end(request.config.cache.mkdir("migrations"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """The database of pytest-django, made from what was kept of the migrations."""
    with django_db_blocker.unblock():
        kept_migrations.keep(request.config.cache.mkdir("migrations"))


@pytest.fixture
def story(db):
    """A case told act by act; see tests/story.py."""
    return Story.in_stage(Stage.AWAITING_RESPONSES)


@pytest.fixture
def story_in(db):
    """story_in(Stage.MEDIATION) → a case brought to that stage by its acts."""
    return Story.in_stage


@pytest.fixture(autouse=True)
def what_is_kept_is_given_before_anything_is_written():
    kept_content.begin()


@pytest.fixture(autouse=True)
def every_factor_is_given_by_force_login():
    """`client.force_login` of a member of the team counts as password and second factor; real log-ins do not."""

    def give(sender, request, user, **kwargs):
        if user.is_staff and not request.path:
            record_authentication(request, user, method="mfa")

    user_logged_in.connect(give)
    yield
    user_logged_in.disconnect(give)
