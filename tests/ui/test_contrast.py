"""Every pair of text and ground that the style sheet or a painter makes: at least 4.5 to 1."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from desktop.ui import palette, theme
from desktop.ui.palette import CARD, GROUND, NORMAL, ROW_TINT, SECONDARY, SHADES, TEXT, TINT

LEAST, LEAST_OF_DRAWINGS = 4.5, 3.0
INHERITING = {"QListView", "QTreeView", "QTableView", "NumberTable"}  # from QAbstractItemView
PAGES = (CARD, GROUND)
SHADED = tuple(shade.ground for shade in SHADES.values())
# where parts without a ground of their own stand: pages; rows and steps that are chosen; notices
STANDING_ON = {"QLabel": (*PAGES, TINT, ROW_TINT, *SHADED), "QPushButton": (*PAGES, *SHADED)}

# Text that is painted rather than styled; every module that paints some is listed here.
PAINTED = {
    "screens/plan/forecast_chart.py": [(TEXT, CARD)],
    "screens/printing/form_list.py": [(SECONDARY, CARD)],
    "tray.py": [(CARD, palette.ACCENT)],
    "widgets/bar_chart.py": [
        (TEXT, CARD),
        (SECONDARY, CARD),
        (CARD, palette.BAR_DARK),
        (TEXT, palette.BAR_LIGHT),
    ],
    "widgets/number_model.py": [
        (c, g) for c in (palette.FOCUS, SECONDARY) for g in (CARD, ROW_TINT)
    ],
    "widgets/stepper.py": [
        (CARD, palette.STRONG[palette.Tone.DONE]),
        (CARD, palette.ACCENT),
        (SECONDARY, CARD),
    ],
    "widgets/table_cells.py": [
        *((c, g) for c in (TEXT, SECONDARY) for g in (CARD, ROW_TINT)),
        (CARD, palette.ACCENT),
        *SHADES.values(),
    ],
}
DRAWINGS = [
    *((palette.STRONG[t], CARD) for t in palette.Tone if t is not palette.Tone.PLAIN),
    *((palette.FOCUS, ground) for ground in (*PAGES, ROW_TINT, TINT)),
    (palette.BAR_DARK, CARD),
]
TEXTLESS = re.compile(r"line\"\]|::(indicator|chunk|handle|add|sub)|QProgressBar|QScroll")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PART = re.compile(r"(\w+)?((?:#\w+|\[[^\]]+\])*)(::[\w-]+)?((?::[\w-]+)*)")


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    r, g, b = (linear(part) for part in (c.redF(), c.greenF(), c.blueF()))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules():
    """Return every selector of the sheet, taken apart, with what it sets."""
    sheet = re.sub(r"/\*.*?\*/", "", theme.style_sheet(NORMAL), flags=re.S)
    found = []
    for selectors, body in _RULE.findall(sheet):
        pairs = (one.partition(":") for one in body.split(";") if ":" in one)
        sets = {name.strip(): value.strip() for name, _, value in pairs}
        for selector in selectors.split(","):
            last = selector.replace(">", " ").split()[-1]
            kind, marks, inner, states = _PART.fullmatch(last).groups()
            marks = frozenset(re.findall(r"#\w+|\[[^\]]+\]", marks))
            found.append((selector.strip(), kind, marks, inner, frozenset(states.split(":")), sets))
    return found


def holds(wide, narrow):
    """Say whether what the one rule sets holds where the other one does."""
    _, kind, marks, inner, states, _ = wide
    _, own, own_marks, own_inner, own_states, _ = narrow
    same = kind == own or (kind == "QAbstractItemView" and own in INHERITING)
    return same and inner == own_inner and marks <= own_marks and states <= own_states


def pairs():
    """Yield for each rule of a colour: its name, the text, the ground; disabled parts excepted."""
    known = rules()
    for rule in known:
        name, kind, _, _, states, sets = rule
        if "disabled" in states or TEXTLESS.search(name):
            continue
        if not {"color", "background", "selection-color"} & set(sets):
            continue
        has = {}
        for other in sorted(
            (r for r in known if holds(r, rule)), key=lambda r: len(r[2]) + len(r[4])
        ):
            has |= other[5]
        text, ground = has.get("color", TEXT), has.get("background", "transparent")
        own = ground if ground != "transparent" else None
        for under in (own,) if own else STANDING_ON.get(kind, PAGES):
            yield name, text, under
        if "selection-color" in has:
            yield f"{name} chosen", has["selection-color"], has["selection-background-color"]


def test_text_of_the_style_sheet_stands_out_from_its_ground(qapp):
    found = list(pairs())
    assert len(found) > 100
    weak = [(n, t, g, round(contrast(t, g), 2)) for n, t, g in found if contrast(t, g) < LEAST]
    assert weak == []


def test_a_weak_pair_in_the_sheet_is_found(qapp, monkeypatch):
    sheet = theme.style_sheet(NORMAL)
    weak = sheet + 'QLabel[kind="small"]:hover { color: #999999; }'
    monkeypatch.setattr(theme, "style_sheet", lambda _sizes: weak)

    assert any(contrast(text, ground) < LEAST for _, text, ground in pairs())


@pytest.mark.parametrize("module", PAINTED)
def test_painted_text_stands_out_from_its_ground(module):
    assert [pair for pair in PAINTED[module] if contrast(*pair) < LEAST] == []


def test_every_module_that_paints_text_is_looked_at():
    ui = Path(theme.__file__).parent
    painting = {
        file.relative_to(ui).as_posix()
        for file in ui.rglob("*.py")
        if re.search(r"\.drawText\(|setForeground\(|ForegroundRole", file.read_text("utf-8"))
    }
    assert painting - {"tour/camera.py"} == set(PAINTED)


def test_no_colour_is_named_outside_the_palette():
    ui = Path(theme.__file__).parent
    named = [
        (file.name, node.value)
        for file in ui.rglob("*.py")
        if file.name != "palette.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"#[0-9a-fA-F]{6}\b", node.value)
    ]
    assert named == []


@pytest.mark.parametrize(("line", "ground"), DRAWINGS)
def test_lines_marks_and_the_ring_of_the_focus_are_seen(line, ground):
    assert contrast(line, ground) >= LEAST_OF_DRAWINGS
