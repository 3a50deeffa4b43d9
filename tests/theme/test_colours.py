"""Whatever colour a station has, what is printed in it can be read and seen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquare.theme import colours, stylesheet

stations = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
schemes = st.sampled_from([colours.LIGHT, colours.DARK])


@given(colour=stations, scheme=schemes)
def test_text_in_the_station_s_colour_can_be_read_on_both_grounds(colour: str, scheme: colours.Scheme) -> None:
    ink = colours.shades(colour, scheme)["ink"]

    assert min(colours.contrast(ink, scheme.paper), colours.contrast(ink, scheme.tint)) >= 4.5


@given(colour=stations, scheme=schemes)
def test_marks_and_buttons_can_be_told_from_paper(colour: str, scheme: colours.Scheme) -> None:
    shades = colours.shades(colour, scheme)

    assert colours.contrast(shades["area"], scheme.paper) >= 3
    assert min(colours.contrast(shades["mark"], ground) for ground in (scheme.paper, scheme.tint)) >= 3


@given(colour=stations, scheme=schemes)
def test_words_on_a_button_and_on_the_masthead_can_be_read(colour: str, scheme: colours.Scheme) -> None:
    shades = colours.shades(colour, scheme)

    assert colours.contrast(shades["on-area"], shades["area"]) >= 4.5
    assert colours.contrast(shades["on-band"], shades["band"]) >= 4.5


@given(colour=stations)
def test_the_masthead_does_not_glare_at_night(colour: str) -> None:
    assert colours.luminance(colours.shades(colour, colours.DARK)["band"]) <= 0.06


def test_a_colour_that_is_already_strong_is_kept() -> None:
    assert colours.shades("#14566b", colours.LIGHT)["ink"] == "#14566b"


@pytest.mark.parametrize("wrong", ["", "red", "#fff", "#12345g", "#14566b;}", "14566b"])
def test_anything_but_six_digits_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(colours.ColourError, match="#14566b"):
        colours.block(wrong)


def test_contrast_is_that_of_the_standard() -> None:
    assert colours.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_hash_is_that_of_the_text_between_the_tags() -> None:
    assert colours.csp_hash("body{}") == "sha256-fJgEClQWV1hGkK4qHMO0KotTsVnMYMXTq7/suurGyUo="


@pytest.mark.parametrize("scheme", [colours.LIGHT, colours.DARK])
def test_the_grounds_are_those_of_the_style_sheet(scheme: colours.Scheme) -> None:
    tokens = (stylesheet.HERE / "styles" / "tokens.css").read_text()
    lights, darks = tokens.split("@media")
    part = lights if scheme is colours.LIGHT else darks

    assert re.findall(r"--(?:paper|tint): (#\w{6})", part) == [scheme.paper, scheme.tint]


@pytest.mark.parametrize(("scheme", "half"), [(colours.LIGHT, 0), (colours.DARK, 1)])
@pytest.mark.parametrize("name", ["ink", "ink-soft", "alarm", "done"])
def test_the_theme_s_own_inks_can_be_read(name: str, scheme: colours.Scheme, half: int) -> None:
    part = (stylesheet.HERE / "styles" / "tokens.css").read_text().split("@media")[half]
    ink = re.search(rf"--{name}: (#\w{{6}})", part)

    assert ink
    assert min(colours.contrast(ink[1], scheme.paper), colours.contrast(ink[1], scheme.tint)) >= 4.5
