"""Debian's Chromium, a telephone and a desk, and a site that is really served."""

import os
import sqlite3

import pytest
from django.db import connection
from playwright.sync_api import expect

from home.demo import load as load_public_site
from sectors.demo import load as load_sectors

SIZES = {"telephone": (360, 740), "desk": (1280, 900)}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# A slow machine is no fault of the page: a test that waits for what never comes fails all the same, later.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE // 4)
# A page that says what is wrong bears the status of what is wrong, which Chromium writes in its console.
ANSWERS_WITH_A_PAGE = (403, 404, 409, 422, 429, 500)
# Playwright's synchronous API runs an event loop in this thread; the database is used by this thread alone.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items):
    """Everything in this folder drives a browser."""
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ARGUMENTS}


@pytest.fixture(params=SIZES)
def size(request):
    """« telephone », then « desk »."""
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args, size):
    width, height = SIZES[size]
    return {**browser_context_args, "viewport": {"width": width, "height": height}, "locale": "fr-FR"}


def _copy(source, target):
    """Copy a whole SQLite database over another: a few milliseconds, where emptying every table takes half a second."""
    connection.ensure_connection()
    source, target = (side.connection if side is connection else side for side in (source, target))
    source.backup(target)


@pytest.fixture(scope="session")
def kept_databases(django_db_setup, django_db_blocker):
    """{"empty": as the migrations leave it, "site": with the public pages and the sectors}: made once, copied often."""
    if connection.vendor != "sqlite":
        pytest.skip("Les parcours dans un navigateur se jouent sur SQLite.")
    kept = {name: sqlite3.connect(":memory:", check_same_thread=False) for name in ("empty", "site")}
    with django_db_blocker.unblock():
        _copy(connection, kept["empty"])
        load_public_site()
        load_sectors()
        _copy(connection, kept["site"])
    return kept


@pytest.fixture
def transactional_db(kept_databases, django_db_blocker):
    """What pytest-django gives with `live_server`, quicker: the database as the migrations leave it."""
    with django_db_blocker.unblock():
        _copy(kept_databases["empty"], connection)
        yield


@pytest.fixture
def site(live_server, transactional_db, kept_databases):
    """The address of a site that has its public pages and its sectors."""
    _copy(kept_databases["site"], connection)
    return live_server.url


@pytest.fixture
def page(page):
    """A page on which an error of a script, a refusal of the content policy or a broken file fails the test."""
    wrong = []
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    unexpected = [text for text in wrong if not any(f"status of {code} " in text for code in ANSWERS_WITH_A_PAGE)]
    assert unexpected == []
