"""What a program that reads the forms may expect: an immutable version, its 304, an evaluation, per second.

In one process and without a network, through every middleware of the portal, on a database made for the run. The
number of queries is held by tests/sectors/test_api.py.
"""

import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases

from home.demo import load as load_public_site
from sectors.demo import load as load_sectors
from sectors.models import FormVersion

FORM = ("batiment", "renovation-execution")
ROUNDS, EACH = 5, 100


def per_second(ask):
    """Median of the rounds, after one that warms up."""
    rates = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for _ in range(EACH):
            ask()
        rates.append(EACH / (time.perf_counter() - start))
    return statistics.median(rates[1:])


def queries(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def measure():
    """{name: (requests per second, queries)}."""
    client = Client()
    version = FormVersion.objects.filter(sector_slug=FORM[0], form_slug=FORM[1]).order_by("-number").first()
    url = f"/api/forms/{FORM[0]}/{FORM[1]}/versions/{version.number}"
    etag = {"HTTP_IF_NONE_MATCH": f'"sha256:{version.sha256}"'}
    assert client.get(url).content.decode() == version.document
    assert client.get(url, **etag).status_code == 304
    asks = {
        "version": lambda: client.get(url),
        "version, 304": lambda: client.get(url, **etag),
        "version by SHA-256": lambda: client.get(f"/api/versions/{version.sha256}"),
    }
    return {name: (per_second(ask), queries(ask)) for name, ask in asks.items()}


def run():
    """Print the figures; return True if each of the three costs one query at most."""
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        load_public_site()
        load_sectors()
        found = measure()
    finally:
        teardown_databases(kept, verbosity=0)
    for name, (rate, count) in found.items():
        print(f"  {name}: {rate:.0f} requests/s, {count} query")
    most = max(count for _, count in found.values())
    print(f"api: the immutable version costs {most} query (promise: 1 at most)")
    return most <= 1


if __name__ == "__main__":
    run()
