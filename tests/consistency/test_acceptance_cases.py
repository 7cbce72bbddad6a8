"""The forty acceptance cases: each number is carried by a story test, as `test_c19_…` or in the words of its file.

pytest tests/consistency/test_acceptance_cases.py -s      prints which file carries which number
"""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FOLDERS = ("journeys", "intake", "procedure", "staff", "party_space", "correspondence", "documents", "browser")
ALL = {f"C{number:02d}" for number in range(1, 41)}
ONE = re.compile(r"\bC(\d\d)\b")
SEVERAL = re.compile(r"\bC(\d\d) (?:to|–|-) C(\d\d)\b")


def numbers_in(words) -> set[str]:
    """« C19 to C22, C35 » → C19, C20, C21, C22, C35."""
    found = {int(number) for number in ONE.findall(words)}
    for first, last in SEVERAL.findall(words):
        found |= set(range(int(first), int(last) + 1))
    return {f"C{number:02d}" for number in found}


def carried() -> dict[str, set[str]]:
    """{number: files}: by the names of the tests, and by what the file and each test say of themselves."""
    found = {}
    for path in (path for folder in FOLDERS for path in sorted((TESTS / folder).rglob("test_*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tests = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
        words = " ".join(filter(None, map(ast.get_docstring, [tree, *tests])))
        named = {match[1].upper() for test in tests if (match := re.match(r"test_(c\d\d)_", test.name))}
        for number in numbers_in(words) | named:
            found.setdefault(number, set()).add(str(path.relative_to(TESTS)))
    return found


def test_every_case_has_a_story_that_carries_its_number():
    found = carried()
    for number in sorted(ALL):
        print(number, ", ".join(sorted(found.get(number, {"—"}))))
    assert set(found) == ALL, "a number that no case has, or a case that no story tells"


def test_a_range_is_read_whole():
    assert numbers_in("a refusal (C19 to C21), and C35") == {"C19", "C20", "C21", "C35"}
