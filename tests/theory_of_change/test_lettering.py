"""The widths of text, held against the fonts themselves."""

import io

import pytest
import vl_convert
from PIL import Image

from toolkit.theory_of_change import lettering, svg


@pytest.mark.parametrize(
    "text", ["They have an adult they trust", "MMMMWWWW", "A&E, 25 to 30 (more)", "fit till it’s illicit"]
)
def test_text_in_the_font_of_the_pictures_is_not_wider_than_we_say(text: str) -> None:
    said = lettering.width(text, 40)
    escaped = text.replace("&", "&amp;")
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">'
        f'<text y="45" font-size="40" font-family="{svg.FONTS}">{escaped}</text></svg>'
    )
    box = Image.open(io.BytesIO(bytes(vl_convert.svg_to_png(picture)))).convert("RGBA").getchannel("A").getbbox()
    assert box
    assert said * 0.85 < box[2] <= said + 1


def test_accents_need_no_room() -> None:
    assert lettering.width("të", 13) == lettering.width("te", 13)


def test_a_line_is_as_long_as_it_can_be() -> None:
    assert lettering.wrap("one two three", lettering.width("one two", 13), 13) == ("one two", "three")
    assert lettering.wrap("one two three", lettering.width("one two", 13) - 0.1, 13) == ("one", "two", "three")


def test_blank_text_has_no_lines() -> None:
    assert lettering.wrap("  \n ", 100, 13) == ()
