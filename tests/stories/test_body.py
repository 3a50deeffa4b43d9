"""Blocks become safe HTML."""

from newsquare.stories.body import render_body


def test_figures_in_a_table_stand_to_the_right_and_words_to_the_left() -> None:
    rows = "Gauge | Feet | Means\nMill Street | 19.6 | High water\nOxbow | 17 | Watch"

    html = render_body([{"type": "table", "value": {"caption": "The river", "rows": rows}}], {})

    assert '<th scope="col">Gauge</th><th scope="col" class="figure-cell">Feet</th><th scope="col">Means</th>' in html
    assert '<td class="figure-cell">19.6</td><td>High water</td>' in html


def test_what_was_typed_into_a_block_is_escaped() -> None:
    evil = "<script>alert(1)</script>"

    html = render_body(
        [
            {"type": "quote", "value": {"text": evil, "attribution": evil}},
            {"type": "table", "value": {"caption": evil, "rows": f"{evil} | {evil}\n{evil} | 1"}},
            {"type": "facts", "value": {"title": evil, "text": "<p>Fine</p>"}},
        ],
        {},
    )

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_picture_that_may_not_be_shown_is_left_out() -> None:
    assert render_body([{"type": "picture", "value": {"picture": 7, "caption": "Gone"}}], {}) == ""
