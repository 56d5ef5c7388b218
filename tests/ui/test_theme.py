import pytest
from PySide6.QtGui import QColor, QPalette

from desktop.ui import palette, theme
from desktop.ui.palette import LARGE, NORMAL, SHADES, Tone


@pytest.mark.parametrize("sizes", [NORMAL, LARGE])
def test_every_name_in_the_style_sheet_is_filled_in(sizes):
    sheet = theme.style_sheet(sizes)

    assert "@" not in sheet
    assert f"font-size: {sizes.small}px" in sheet


def test_a_name_that_the_palette_lacks_is_an_error(monkeypatch):
    monkeypatch.setattr(theme, "_template", lambda: "a { color: @no_such_colour; }")

    with pytest.raises(KeyError):
        theme.style_sheet(NORMAL)


def test_a_dark_desktop_does_not_darken_the_window(qapp):
    dark = QPalette(QColor("#202020"))
    qapp.setPalette(dark)

    theme.apply(qapp, bundled_font=True)

    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(palette.GROUND)
    assert qapp.palette().color(QPalette.ColorRole.Text) == QColor(palette.TEXT)


def test_large_type_is_larger_and_goes_back(qapp):
    theme.apply(qapp, large=True, bundled_font=True)
    large = qapp.font().pixelSize()
    theme.apply(qapp, bundled_font=True)

    assert (qapp.font().pixelSize(), large) == (NORMAL.body, LARGE.body)


def test_every_tone_has_its_shade_and_strong_colour():
    assert set(SHADES) == set(palette.STRONG) == set(Tone)
