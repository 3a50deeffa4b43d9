"""Scores and votes stay on one line; everything else in a headline is escaped as ever."""

from newsquare.theme.templatetags.newsquare_theme import figures


def test_a_vote_is_kept_together() -> None:
    assert figures("Council votes 4-3 & rests") == 'Council votes <span class="one-line">4-3</span> &amp; rests'


def test_a_hyphen_between_words_may_break() -> None:
    assert figures("Evening-hours <b>grants</b>") == "Evening-hours &lt;b&gt;grants&lt;/b&gt;"
