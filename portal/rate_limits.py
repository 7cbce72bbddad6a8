"""How many tries in how long, shared by every web process through the cache."""

from django.core.cache import cache


def too_many(key: str, most: int, seconds: int) -> bool:
    """Count one try under `key`; True once there were more than `most` within `seconds`."""
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # expired in between, or a cache that keeps nothing
        return False
