"""A guided form that cannot be published broken: pure functions on compiled documents, no database.

    check_document(document, rules)      every finding on one form, beside its siblings
    check_sector(axes, documents)        every finding on the forms of a sector taken together
    coverage(axes, documents)            which form for which combination
    find_path(document, target)          a way that leads to a step, a question, an outcome
    paths(document)                      the different ways through, with their length

What the database knows (the page, its siblings, what was published before, the notes) comes in through `Rules`; see
`sectors/form_review.py`. The codes are listed in docs/checks.md.
"""

from sectors.checks.coverage import Combination, Coverage, coverage, patterns, say_pattern
from sectors.checks.document import check_document
from sectors.checks.findings import ADVICE, ERROR, WARNING, Finding
from sectors.checks.paths import Path, find_path, paths
from sectors.checks.rules import Rules
from sectors.checks.sector import check_axes, check_sector

__all__ = [
    "ADVICE", "ERROR", "WARNING", "Combination", "Coverage", "Finding", "Path", "Rules", "check_axes",
    "check_document", "check_sector", "coverage", "find_path", "paths", "patterns", "say_pattern",
]  # fmt: skip
