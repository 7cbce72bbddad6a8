"""What PDF/UA-1 (ISO 14289-1) asks of a file, as far as it can be read without a validator."""

import io

import pypdf
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

SHOWS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh"}
HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3, "/H4": 4}


def problems(content: bytes) -> list[str]:
    """What is wrong, in words; empty when nothing is."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    tree = list(nodes(reader.trailer["/Root"].get("/StructTreeRoot", {})))
    return [*_of_file(reader), *_of_pages(reader), *_of_fonts(reader), *_of_tree(tree), *_of_headings(tree)]


def nodes(node, parent=""):
    """(element, role of its parent) of the structure tree, in reading order."""
    for child in children(node):
        if "/S" in child:
            yield child, parent
            yield from nodes(child, child["/S"])


def children(node):
    kids = node.get("/K", ArrayObject())
    kids = kids if isinstance(kids, ArrayObject) else [kids]
    return [kid for kid in (kid.get_object() for kid in kids) if isinstance(kid, DictionaryObject)]


def _of_file(reader):
    root, title = reader.trailer["/Root"], reader.metadata and reader.metadata.title
    described = root["/Metadata"].get_data() if "/Metadata" in root else b""
    checks = {
        "no language": root.get("/Lang") == "fr",
        "not marked": str(root.get("/MarkInfo", {}).get("/Marked")) == "True",
        "the title is not shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "no title": bool(title),
        "does not say that it is PDF/UA": b"<pdfuaid:part>1" in described or b'pdfuaid:part="1"' in described,
        "has files inside": "/EmbeddedFiles" not in root.get("/Names", {}),
        "has scripts": "/JavaScript" not in root.get("/Names", {}) and "/OpenAction" not in root,
    }
    return [problem for problem, fine in checks.items() if not fine]


def _of_pages(reader):
    for number, page in enumerate(reader.pages, start=1):
        if page.get("/Tabs") != "/S" or "/StructParents" not in page:
            yield f"page {number} is not in the structure"
        depth = 0
        for _, operator in ContentStream(page.get_contents(), reader).operations:
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if depth == 0 and operator in SHOWS:
                yield f"page {number} shows something that is neither content nor artifact ({operator.decode()})"
                break


def _of_fonts(reader):
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            inside = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            embedded = any(key.startswith("/FontFile") for key in inside["/FontDescriptor"])
            if not embedded or "/ToUnicode" not in font:
                yield f"font {font['/BaseFont']} is not embedded, or has no letters"


def _of_tree(tree):
    parents = {"/LI": {"/L"}, "/LBody": {"/LI"}, "/TR": {"/Table", "/TBody", "/THead"}, "/TD": {"/TR"}, "/TH": {"/TR"}}
    for element, parent in tree:
        role = element["/S"]
        if role == "/Figure" and not element.get("/Alt"):
            yield "a figure has no words"
        if role in parents and parent not in parents[role]:
            yield f"{role} in {parent or 'nothing'}"
        if role == "/TD" and not element.get("/A", {}).get("/Headers"):
            yield "a cell has no header"


def _of_headings(tree):
    levels = [HEADINGS[element["/S"]] for element, _ in tree if element["/S"] in HEADINGS]
    if not levels or levels[0] != 1:
        yield "does not begin with a first-level heading"
    if any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False)):
        yield f"skips a level of heading: {levels}"
