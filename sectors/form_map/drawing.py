"""A layout as SVG text: colours and strokes are written in the drawing, so that it prints and is kept as a file."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from sectors.form_map.layout import LINE, MAIN_X, STEP_WIDTH, lay_out

INK, LINE_COLOUR, LIT, PAPER = "#1b1b1b", "#5b6670", "#0b5d3b", "#ffffff"
FILLS = {
    "start": "#eef3f6", "step": "#ffffff", "filed": "#e3f2e8", "proceed": "#e3f2e8", "stop": "#fbe6e3",
    "redirect": "#fdf1da", "warn": "#fdf6d8", "defer": "#e8ecf8", "human_review": "#f0e8f6",
}  # fmt: skip
SPINE_X = MAIN_X + 50


def draw(document, lit_steps=(), lit_outcome=None, title=""):
    """The map of `document` as safe SVG text.

    `lit_steps`: keys of the steps of one way, lit up with a thick border and a tick; `lit_outcome`: where it ends.
    `title`: what a screen reader is told; the list beside the drawing says everything in words.
    """
    layout = lay_out(document)
    lit_steps = set(lit_steps)
    parts = [_lines(layout, lit_steps, lit_outcome)]
    parts += [_box(box, _is_lit(box, lit_steps, lit_outcome)) for box in layout.boxes]
    described = "Les étapes se suivent de haut en bas ; à droite, où le formulaire peut s’arrêter."
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-labelledby="plan-titre plan-description" font-family="system-ui, sans-serif" font-size="15">'
        '<title id="plan-titre">{}</title><desc id="plan-description">{}</desc>'
        '<rect width="100%" height="100%" fill="{}"/>{}</svg>',
        layout.width, layout.height, layout.width, layout.height, title or f"Plan de « {document['title']} »",
        described, PAPER, mark_safe("".join(parts)),
    )  # fmt: skip


def _is_lit(box, steps, outcome):
    if outcome is None and not steps:
        return False
    if box.kind == "step":
        return box.key in steps
    return box.kind == "start" or (box.kind == "filed" and outcome == "file") or (box.key and box.key == outcome)


def _lines(layout, lit_steps, lit_outcome):
    """The main line down, one arm to each conditional step and back, one to each end."""
    top, last = layout.boxes[0].bottom, layout.boxes[-1].y
    found = [_line(f"M{SPINE_X} {top}V{last}", False)]
    if lit_steps or lit_outcome:
        lit = [box for box in layout.boxes if _is_lit(box, lit_steps, lit_outcome)]
        found.append(_line(f"M{SPINE_X} {top}V{max(box.middle for box in lit)}", True))
    steps = {box.key: box for box in layout.boxes if box.kind == "step"} | {"": layout.boxes[0]}
    for box in layout.boxes:
        is_lit = _is_lit(box, lit_steps, lit_outcome)
        if box.kind == "step" and box.said:
            found.append(_line(f"M{SPINE_X} {box.y - 4}V{box.middle}H{box.x}", is_lit))
            found.append(_line(f"M{box.x + 30} {box.bottom}v14H{SPINE_X}", is_lit))
        elif box.kind not in ("step", "start", "filed"):
            found.append(_line(_arm(steps[box.step], box), is_lit))
    return "".join(found)


def _arm(step, end):
    right = step.x + STEP_WIDTH
    return f"M{right} {step.middle}H{right + 30}V{end.middle}H{end.x}"


def _line(path, is_lit):
    return format_html(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{}"/>', path, *((LIT, 4) if is_lit else (LINE_COLOUR, 1.5))
    )


def _box(box, is_lit):
    said_above = box.kind == "step"
    y = box.y + LINE
    texts = []
    if said_above:
        texts += [_text(box.x, box.y - 8 - 18 * (len(box.said) - 1 - i), line, 13, italic=True)
                  for i, line in enumerate(box.said)]  # fmt: skip
    for index, line in enumerate(box.lines):
        strong = index == 0 if box.kind != "step" else index < len(box.lines) - 1
        texts.append(_text(box.x + 14, y + index * LINE, line, 15, bold=strong))
    if not said_above:
        below = y + len(box.lines) * LINE - 2
        texts += [_text(box.x + 14, below + 18 * i, line, 13, italic=True) for i, line in enumerate(box.said)]
    if is_lit:
        texts.append(_text(box.x + box.width - 24, box.y + LINE, "✓", 18, bold=True, colour=LIT))
    return format_html(
        '<g><rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}" stroke="{}" stroke-width="{}"{}/>{}</g>',
        box.x, box.y, box.width, box.height, 4 if box.kind == "step" else 16, FILLS.get(box.kind, PAPER),
        LIT if is_lit else LINE_COLOUR, 4 if is_lit else 1.5,
        mark_safe(' stroke-dasharray="6 4"') if said_above and box.said and not is_lit else "",
        format_html_join("", "{}", ((text,) for text in texts)),
    )  # fmt: skip


def _text(x, y, words, size, bold=False, italic=False, colour=INK):
    return format_html(
        '<text x="{}" y="{}" font-size="{}" fill="{}"{}{}>{}</text>', x, y, size, colour,
        mark_safe(' font-weight="600"') if bold else "", mark_safe(' font-style="italic"') if italic else "", words,
    )  # fmt: skip
