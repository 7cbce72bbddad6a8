"""Small pieces of French that several screens put together."""


def enumerate_names(list_of_names) -> str:
    """« A », « A et B », « A, B et C »."""
    *first, last = list_of_names
    return f"{', '.join(first)} et {last}" if first else last
