"""What a site adds to a story is taken out of a body, and takes nothing of the story along."""

import pytest

from newsquare.wire.formats.furniture import without_furniture

TEXT = "<p>The ferry runs again.</p>"


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Sign up here for our letter.</p>",
        "<ul><li>Sign up here for our letter.</li><li>Read more</li></ul>",
        '<ul><li>Read: <a href="https://a.example/1">The old ferry</a></li><li>See also: <a href="https://a.example/2">Ports</a></li></ul>',
    ],
)
def test_a_block_that_is_a_sites_own_goes(furniture: str) -> None:
    assert without_furniture(TEXT + furniture).body_html == TEXT


@pytest.mark.parametrize("line", ["Sign up here for our letter.", 'Watch: <a href="https://a.example/1">The ferry</a>'])
def test_a_list_with_one_line_of_the_sites_keeps_the_others(line: str) -> None:
    listed = f"<ul><li>{line}</li><li>It takes 40 cars.</li></ul>"

    story = without_furniture(TEXT + listed)

    assert story.body_html == TEXT + listed
    assert story.words.endswith("\n\nIt takes 40 cars.")
