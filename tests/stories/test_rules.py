"""What an address is made of, and who made a story."""

import pytest

from newsquare.stories.rules import slug_of, split_names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Bo", ["Ann Bo"]),
        ("By Ann Bo, Cy Do and Eve Fo", ["Ann Bo", "Cy Do", "Eve Fo"]),
        ("Ann Bo & Cy Do", ["Ann Bo", "Cy Do"]),
        ("Ann Bo, CNN and Cy Do, CNN", ["Ann Bo, CNN", "Cy Do, CNN"]),
        ("Mara Quist, Lakes Wire", ["Mara Quist, Lakes Wire"]),
        ("", []),
    ],
)
def test_a_byline_holds_its_names(byline: str, names: list[str]) -> None:
    assert split_names(byline) == names


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Council’s vote: 5–2 for the bridge", "councils-vote-5-2-for-the-bridge"),
        ("Žižkov café—again", "zizkov-cafe-again"),
        ("Łódź, Malmö, Straße", "lodz-malmo-strasse"),
        ("Заголовок", "story"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_slug_is_made_of_whole_words(headline: str, slug: str) -> None:
    assert slug_of(headline) == slug


def test_an_address_that_is_cut_short_does_not_end_in_the_middle_of_a_phrase() -> None:
    assert slug_of("Council votes to close the bridge for a year", limit=30) == "council-votes-to-close"
    assert slug_of("What the clerk looks for", limit=30) == "what-the-clerk-looks-for"
