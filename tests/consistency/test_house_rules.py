"""The rules of the house that no reader should have to remember."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from casework.correspondence.messages import COPY, MESSAGES
from casework.enums import OPENING_ACTS, Act, Role
from casework.forms import FORMS
from casework.procedure.table import ROWS

APPS = ("portal", "home", "sectors", "intake", "casework")
SOURCES = [path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py") if "migrations" not in path.parts]
PROCEDURE_ONLY = {"stage", "outcome", "response"}


def relative(path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


TEMPLATES = [
    path
    for folder in ("templates", "portal/templates")
    for path in (settings.BASE_DIR / folder).rglob("*")
    if path.suffix in (".html", ".txt")
]


def outside_the_procedure():
    return [path for path in SOURCES if not relative(path).startswith("casework/procedure/")]


def test_there_is_something_to_check():
    assert len(SOURCES) > 100


@pytest.mark.parametrize("path", outside_the_procedure(), ids=relative)
def test_only_the_procedure_changes_a_case(path):
    """Nothing else assigns a stage, an outcome or a response, or writes the journal."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.attr for target in targets if isinstance(target, ast.Attribute)}
            assert not names & PROCEDURE_ONLY, f"{relative(path)}:{node.lineno}"
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("create", "bulk_create")
        ):
            assert "CaseEvent" not in ast.unparse(node.func), f"{relative(path)}:{node.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_weasyprint_has_one_door(path):
    imports = [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("weasyprint"))
        or (isinstance(node, ast.Import) and any(name.name.startswith("weasyprint") for name in node.names))
    ]
    if relative(path) != "portal/press.py":
        assert not imports
    top_level = [node for node in ast.parse(path.read_text()).body if node in imports]
    assert not top_level


def test_every_act_of_a_person_has_its_form():
    people = {row.act for row in ROWS if set(row.by) - {Role.CLOCK}} - set(OPENING_ACTS)
    assert people == set(FORMS)


def test_every_act_has_a_row_and_a_source():
    assert {row.act for row in ROWS} == set(Act)
    assert all(row.source for row in ROWS)


def test_every_message_has_its_three_texts_and_is_told_by_an_act():
    folder = settings.BASE_DIR / "templates/casework/correspondence"
    told = {tell.message for row in ROWS for tell in row.tells}
    assert told | {COPY} == set(MESSAGES)
    for key in MESSAGES:
        for name in ("subject.txt", "email.txt", "letter.html"):
            assert (folder / key / name).is_file(), f"{key}/{name}"


def test_no_page_fetches_from_elsewhere():
    """Fonts, styles and scripts are vendored: no address of another site in a src or a stylesheet link."""
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        text = path.read_text()
        for marker in ('src="http', "src='http", 'src="//', '<link rel="stylesheet" href="http'):
            assert marker not in text, relative(path)


def test_files_stay_small():
    """A file rarely has over 250 lines; the exceptions are lists that read better in one piece."""
    lists = {
        "casework/procedure/table.py", "casework/forms.py", "sectors/demo_forms.py", "home/demo.py", "casework/enums.py",
        "portal/fields.py",
    }  # fmt: skip
    long = {relative(path) for path in SOURCES if len(path.read_text().splitlines()) > 300}
    demonstration = {name for name in long if Path(name).name.startswith("demo") or "/demo" in name}
    assert long - lists - demonstration == set()


def test_a_date_in_words_goes_through_one_filter():
    """« 1er mai »: the filters day, long_day, moment and long_moment say it (portal/days.py); Django's says « 1 mai »."""
    wrong = [relative(path) for path in TEMPLATES if re.search(r"date:[\"'][^\"']*j F", path.read_text())]
    assert len(TEMPLATES) > 300
    assert not wrong


def test_no_line_of_a_page_begins_with_a_sign():
    """French wants a space before : ; ? ! » and none that a line end may take: a no-break one, typed as such."""
    breaks = re.compile(r"[\w»)}>%…’\]] [?!;:»€%](?=[\s<\"'{.,)]|$)|« |n° ", re.MULTILINE)
    unread = re.compile(r"<(style|script).*?</\1>|\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}", re.DOTALL)
    wrong = {relative(path): breaks.findall(unread.sub("", path.read_text())) for path in TEMPLATES}
    assert not {name: found for name, found in wrong.items() if found}


BY_CHANCE = re.compile(r"[0-9A-Za-z]{1,3}|[0-9a-f]{1,5}")
A_PAGE = re.compile(r"\b(page|pages|text|html|letter|desk|content|body|answer|said|text_of)\b")


def test_no_test_looks_for_what_a_token_may_hold_by_chance():
    """« 450 » is in one identifier drawn at random out of a hundred and forty: a test says « 450 € »."""
    found = [
        f"{relative(path)}:{line}: {looked_for}"
        for path in (settings.BASE_DIR / "tests").rglob("*.py")
        for line, looked_for in sought_by_chance(path.read_text())
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ('assert "450" not in page', True),
        ('assert "450 €" not in page', False),
        ('for secret in (NAME, "450"):\n    assert secret not in page.text', True),
        ('for title, secret in [("450", NAME)]:\n    assert secret not in page.text', False),
        ('for title, secret in [(NAME, "450")]:\n    assert secret not in page.text', True),
        ('assert not any(secret in page for secret in ["450"])', True),
        ('@pytest.mark.parametrize("word", ["450"])\ndef test(word):\n    assert word in page', True),
        ('@pytest.mark.parametrize(("act", "word"), [("450", "Bonjour")])\ndef test(word):\n    assert word in page', False),
        ('word = "450"\nassert word in page', True),
    ],
)  # fmt: skip
def test_that_rule_reads_constants_loops_and_parameters(written, seen):
    assert bool(sought_by_chance(written)) == seen


def sought_by_chance(source: str) -> list[tuple[int, str]]:
    """The short words sought in a page by this file: itself, or through the name that a loop or a test gives it."""
    tree = ast.parse(source)
    given = [pair for node in ast.walk(tree) for pair in values_given(node)]
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn)):
            continue
        if A_PAGE.search(ast.unparse(node.comparators[0])):
            values = [value for name, value in given if isinstance(node.left, ast.Name) and node.left.id == name]
            found += [
                (value.lineno, f"{value.value} ({ast.unparse(node)})")
                for value in [node.left, *values]
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and BY_CHANCE.fullmatch(value.value)
            ]
    return found


def values_given(node):
    """Each name that an assignment, a loop or a parametrized test gives, with each node it stands for."""
    if isinstance(node, ast.For | ast.comprehension):
        yield from named(node.target, node.iter)
    elif isinstance(node, ast.Assign):
        yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.parametrize":
        yield from named(node.args[0], node.args[1])


def named(target, several):
    """The pairs of a name, or of several, and of what stands in its place in each item of a list typed there."""
    for item in several.elts if isinstance(several, ast.Tuple | ast.List | ast.Set) else ():
        if isinstance(target, ast.Tuple) and isinstance(item, ast.Tuple | ast.List):
            yield from ((name_of(one), value) for one, value in zip(target.elts, item.elts, strict=False))
        else:
            yield name_of(target), item


def name_of(node):
    return node.value if isinstance(node, ast.Constant) else getattr(node, "id", "")
