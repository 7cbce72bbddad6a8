"""How long the page of a case takes to answer, with 10 then 500 entries, messages and exhibits, on this database.

In one process and without a network, through every middleware of the portal, on a database made for the run. The number
of queries is held by tests/staff/test_queries.py and tests/procedure/test_perform_queries.py. Run it on both databases:

    script/bench case_page
    script/with-postgres script/bench case_page
"""

import statistics
import time

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.urls import reverse

from tests import people
from tests.long_case import long_case

FEW, MANY, ROUNDS, PROMISE = 10, 500, 15, 2
PARTY_PAGES = ("case", "exhibits", "table", "forum", "history")


def pages_of(told):
    """{name: ask} of the pages of this case, for the consumer, the mediator and the Centre."""
    args = [told.case.reference]
    asks = {f"party, {name}": (people.martin(), reverse(f"party_space:{name}", args=args)) for name in PARTY_PAGES}
    asks["party, subject"] = (people.martin(), reverse("party_space:subject", args=[*args, 1]))
    desk = reverse("casework_staff:case", args=args)
    asks |= {"mediator, case": (told.vasseur.user, desk), "centre, case": (people.centre(), desk)}
    return {name: _asker(user, url) for name, (user, url) in asks.items()}


def _asker(user, url):
    client = Client()
    client.force_login(user)

    def ask():
        assert client.get(url).status_code == 200, url

    return ask


def both_factors(sender, request, user, **kwargs):
    """A log-in by the benchmark counts as password and second factor."""
    record_authentication(request, user, method="mfa")


def milliseconds(*asks) -> list[float]:
    """The median of each, asked in turn, after two rounds that warm up."""
    times = [[] for _ in asks]
    for _ in range(ROUNDS + 2):
        for ask, taken in zip(asks, times, strict=True):
            start = time.perf_counter()
            ask()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken[2:]) for taken in times]


def queries(ask) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def measure():
    """{page: ((ms, ms), (queries, queries))} with few, then with many."""
    few, many = pages_of(long_case(FEW)), pages_of(long_case(MANY))
    pairs = {name: (few[name], many[name]) for name in few}
    return {name: (milliseconds(*pair), [queries(ask) for ask in pair]) for name, pair in pairs.items()}


def run():
    """Print the figures; return True if no page takes more than twice the time nor one query more."""
    kept = setup_databases(verbosity=0, interactive=False)
    user_logged_in.connect(both_factors)
    try:
        found = measure()
    finally:
        user_logged_in.disconnect(both_factors)
        teardown_databases(kept, verbosity=0)
    for name, ((few, many), asked) in found.items():
        print(
            f"  {name}: {few:.0f} ms, then {many:.0f} ms ({many / few:.1f} times); {asked[0]}, then {asked[1]} queries"
        )
    most = max(many / few for (few, many), _ in found.values())
    print(
        f"case_page on {connection.vendor}: with {MANY} of each, {most:.1f} times as long at most (promise: {PROMISE})"
    )
    return most <= PROMISE and all(many <= few for _, (few, many) in found.values())


if __name__ == "__main__":
    run()
