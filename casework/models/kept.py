"""Relations that are read once and kept: for the length of one act, a case is asked for each of its parts at most once.

The place where they are kept is the one that `prefetch_related` fills, so that whoever reads `case.parties.all()` need
not know; but nothing is read before somebody asks.
"""

from django.db import models


class KeptQuerySet(models.QuerySet):
    """Its rows, once read, also answer `last()`: Django would ask the database again."""

    kept = False
    parts = None

    def last(self):
        if self.kept or self._result_cache is not None:
            rows = list(self)
            return rows[-1] if rows else None
        return super().last()

    def with_parts(self, **parts):
        """When kept, what hangs on each row is kept too: `parts` make its querysets, {name: row → queryset}."""
        queryset = self._chain()
        queryset.parts = parts
        return queryset

    def _fetch_all(self):
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and self.parts:
            for row in self._result_cache:
                keep(row, **{name: make(row) for name, make in self.parts.items()})


def keep(instance, **relations):
    """From now on `instance.<name>.all()` is this queryset: read when first asked for, and never again.

    What is written afterwards through another instance is not seen until `reread`.
    """
    for queryset in relations.values():
        queryset.kept = True
    vars(instance).setdefault("_prefetched_objects_cache", {}).update(relations)


def reread(instance, *names):
    """What was kept of these relations is read again when next asked for, and kept again."""
    kept = vars(instance).get("_prefetched_objects_cache", {})
    for name in names:
        if name in kept:
            fresh = kept[name].all()
            fresh.parts = getattr(kept[name], "parts", None)
            keep(instance, **{name: fresh})
