"""The story of a case as one of its parties reads it, for a letter: the space of the parties writes it.

The space stands above the post room (docs/architecture.md): it hands its words over when the application starts.
"""

_writers = []


def tells_stories(write):
    """`write(case, party)` answers what the page « L’histoire du dossier » shows, for a template."""
    _writers[:] = [write]


def story_for(case, party) -> dict:
    """The same words as on the screen, at this moment."""
    return _writers[0](case, party)
