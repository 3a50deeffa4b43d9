"""Text as people paste it: the same story whatever stands around it."""

import pytest

from newsquare.wire.formats import Item, read

BODY = """\
The council will buy the mill on Front Street for $1.2 million, it decided on Monday — “at last,” said the mayor.

The mill has stood empty since 1998, and three plans for it have failed, two of them for want of a roof that holds.

“We will not hurry,” she said."""
HEADLINE = "Council votes to buy the old mill on Front Street"


def one(text: str) -> Item:
    [item] = read(text.encode())
    return item


@pytest.mark.parametrize(
    "around",
    [
        "{headline}\n\n{body}",
        "\ufeff{headline}\r\n\r\n{body}\r\n",
        "Skip to Content\n\nHome\n\nNews\n\nWeather\n\nSports\n\n{headline}\n\n{body}\n\nCopyright 2026 Channel 4",
        "{headline} - Channel 4\n\nMenu\n\n{headline}\n\nPublished 3:14 PM\n\n{body}\n\nFacebook Twitter Email",
        "{headline}\n\n{body}\n\nRelated stories\n\nFire damages the roof of the mill\n\nCat rescued from the clock",
        "{headline}\n\n{body}\n\nSign up for our newsletter\n\nPrivacy Policy",
        "{headline}\n\n{body}\n\nJump to comments ↓\n\nLeave a comment",
        "{headline}\n\n{body}\n\n3 Comments\n\nDot Reads says:\n\nAbout time.",
    ],
)
def test_the_furniture_around_a_story_is_left_out(around: str) -> None:
    item = one(around.format(headline=HEADLINE, body=BODY))

    assert item.headline == HEADLINE
    assert item.body_text == BODY


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("POOL/AFP via Getty Images", "POOL/AFP via Getty Images"),
        ("Dot Reads/Reuters", "Dot Reads/Reuters"),
        ("AP Photo/Dot Reads", "AP Photo/Dot Reads"),
        ("(AP Photo/Dot Reads)", "AP Photo/Dot Reads"),
        ("Photo: Dot Reads", "Dot Reads"),
        ("Photo by Dot Reads/Channel 4", "Dot Reads/Channel 4"),
        ("Courtesy of the mill society", "Courtesy of the mill society"),
        ("CNN via CNN Newsource", "CNN via CNN Newsource"),
        ("Getty Images", "Getty Images"),
        ("KMIZ/FILE", "KMIZ/FILE"),
    ],
)
@pytest.mark.parametrize("where", ["{headline}\n\n{line}\n\n{body}", "{headline}\n\n{body}\n\n{line}"])
def test_a_credit_is_known_above_or_below_the_text(line: str, credit: str, where: str) -> None:
    item = one(where.format(headline=HEADLINE, line=line, body=BODY))

    assert [picture.credit for picture in item.pictures] == [credit]
    assert item.headline == HEADLINE
    assert item.body_text == BODY


def test_who_wrote_it_and_when_are_no_text() -> None:
    item = one(f"{HEADLINE}\n\nBy Ben Reports\n\nPublished March 2, 2026 12:00 pm ET\n\n{BODY}")

    assert item.byline == "Ben Reports"
    assert str(item.versioncreated_utc) == "2026-03-02 17:00:00+00:00"
    assert item.body_text == BODY


def test_topic_and_distributor_are_told_apart() -> None:
    item = one(
        f"{HEADLINE}\n\n{BODY}\n\nArticle Topic Follows: Housing\n\nJump to comments ↓\n\nSmall Wire\n\nLeave a reply"
    )

    assert (item.topic, item.distributor) == ("Housing", "Small Wire")


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday the water had reached the second step of the hall.",
        "March 2, 2026, was the last day on which the mill was open.",
        "The company said the posts broke its community guidelines.",
        "The mayor called for a civil and constructive discussion.",
        "Other news of the day was lost in the storm, she said.",
        "She had a story idea, and the paper took it.",
        "“More on that later,” he said.",
    ],
)
def test_a_sentence_of_the_story_is_never_taken_for_furniture(sentence: str) -> None:
    first, *rest = BODY.split("\n\n")
    text = "\n\n".join([first, sentence, *rest])

    assert one(f"{HEADLINE}\n\n{text}").body_text == text


def test_lists_and_subheads_stay_in_the_body() -> None:
    item = one(
        f"{HEADLINE}\n\n{BODY}\n\nWhat comes next\n\n• An engineer looks at the roof.\n• The county votes.\n\n{BODY}"
    )

    assert "<h2>What comes next</h2>" in str(item.body_html)
    assert "<ul><li>An engineer looks at the roof.</li><li>The county votes.</li></ul>" in str(item.body_html)


def test_markup_in_pasted_text_stays_text() -> None:
    item = one(f"{HEADLINE}\n\n{BODY}\n\nThe sign said <script>alert(1)</script> & nobody knew why it did.")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; nobody" in str(item.body_html)


def test_text_without_a_headline_is_for_a_person_to_look_at() -> None:
    item = one(BODY)

    assert item.headline is None
    assert item.problem == "There is no headline."
