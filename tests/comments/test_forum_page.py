"""The forum as it stands under a story, the same for everybody."""

import gzip
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsquare.comments.actions import delete_comment, report_comment, respect
from newsquare.comments.contexts.forum import forum_shape
from newsquare.comments.in_page import comment_count, forum
from newsquare.comments.models import Comment, HouseRule
from newsquare.comments.rules import THREADS_ON_A_PAGE
from newsquare.lib import shown
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory, StationFactory, ben
from tests.clock import MONDAY_NOON
from tests.comments.cast import approved, newcomer, regular, rejected, say

ATTACKS = Path(__file__).parents[3] / "shared" / "samples" / "attacks" / "attacks_open.jsonl.gz"

pytestmark = pytest.mark.django_db


def forum_of(story: Story) -> str:
    return forum(row=story, station=story.station)


def page_of(story: Story, number: int) -> str:
    shape = forum_shape(story, story.station, MONDAY_NOON, number=number)
    return render_to_string("forum/forum.html", {"forum": shape})


def test_comments_stand_oldest_first_with_their_answers_and_permalinks(client: Client) -> None:
    story = PublishedStoryFactory()
    first = say(story, "The bridge was due.")
    second = say(story, "It was overdue.", author=regular(story, "Eli"))
    answer = say(story, "By ten years.", parent=first, author=regular(story, "Fay"))

    html = client.get(story.path).content.decode()

    places = [html.index(f'id="comment-{comment.pk}"') for comment in (first, answer, second)]
    assert places == sorted(places)
    assert f'href="#comment-{first.pk}"' in html
    assert html.index('id="comments"') < places[0]
    assert '<span class="count">3</span>' in html


def test_what_waits_or_was_rejected_is_not_on_the_page() -> None:
    story = PublishedStoryFactory()
    say(story, "Let me introduce myself.", author=newcomer())
    rejected(say(story, "The mayor is a crook."))

    html = forum_of(story)

    assert "introduce" not in html
    assert "crook" not in html
    assert comment_count(story_id=story.pk) == "0"


def test_a_reporter_is_known_by_a_word() -> None:
    story = PublishedStoryFactory()
    say(story, "I asked the mayor about that.", author=ben(story.station))

    assert '<span class="role">Reporter</span>' in forum_of(story)


def test_a_deleted_comment_with_answers_leaves_its_place() -> None:
    story = PublishedStoryFactory()
    first = say(story, "The bridge was due.")
    say(story, "So it was.", parent=first, author=regular(story, "Eli"))
    delete_comment(comment=first, by=first.author, now=MONDAY_NOON)

    html = forum_of(story)

    assert "The bridge was due." not in html
    assert "Its author deleted this comment." in html
    assert "So it was." in html
    assert "Dot" not in html


def test_a_deleted_comment_without_answers_leaves_nothing() -> None:
    story = PublishedStoryFactory()
    first = say(story)
    delete_comment(comment=first, by=first.author, now=MONDAY_NOON)

    assert f"comment-{first.pk}" not in forum_of(story)


def test_a_reported_comment_stays_until_a_moderator_decides() -> None:
    story = PublishedStoryFactory()
    first = say(story)
    report_comment(comment=first, by=None, reason=HouseRule.SPAM, words="", now=MONDAY_NOON)

    assert first.text in forum_of(story)


def test_a_closed_forum_says_so_and_has_no_form() -> None:
    story = PublishedStoryFactory(published=MONDAY_NOON - timedelta(days=15))

    html = forum_of(story)

    assert "Comments are closed." in html
    assert "<form" not in html
    assert 'id="comments"' in html


def test_the_page_is_good_until_the_forum_closes() -> None:
    story = PublishedStoryFactory()

    with shown.collecting() as collected:
        forum_of(story)

    assert collected.valid_until == MONDAY_NOON + timedelta(days=14)
    assert f"comments:{story.pk}" in collected.tags


def test_another_stations_story_has_no_forum_here() -> None:
    story = PublishedStoryFactory()

    assert forum(row=story, station=StationFactory(slug="hillcrest")) == ""


def test_three_hundred_comments_cost_as_few_queries_as_one(django_assert_num_queries: Any) -> None:
    story = PublishedStoryFactory()
    people = [regular(story, f"Reader {number}") for number in range(30)]
    for number in range(50):
        first, *answers = [
            Comment(
                story=story,
                author=people[(number + n) % 30],
                text=f"Point {number}.{n}",
                posted_at=MONDAY_NOON,
                state="published",
            )
            for n in range(6)
        ]
        first.answers = len(answers)
        first.save()
        for answer in answers:
            answer.parent = first
        Comment.objects.bulk_create(answers)

    with django_assert_num_queries(3):
        html = forum_of(story)

    assert html.count("<article") == 300


def test_a_long_forum_reads_only_what_it_shows_and_counts_once() -> None:
    story, dot = PublishedStoryFactory(), regular(PublishedStoryFactory())
    words = {"story": story, "author": dot, "text": "A point.", "posted_at": MONDAY_NOON, "state": "published"}
    Comment.objects.bulk_create(Comment(**words) for _ in range(120))
    assert story.station.forum_open  # Read before.

    with CaptureQueriesContext(connection) as asked:
        html = forum_of(story)

    assert html.count("<article") == 50
    assert '<span class="count">120</span>' in html
    rows_read, counted = asked.captured_queries[0]["sql"], asked.captured_queries[1]["sql"]
    assert len(asked) == 3  # Threads, the numbers, roles.
    assert "LIMIT 51" in rows_read
    assert "COUNT" in counted


def test_a_long_forum_goes_on_on_pages_of_its_own(client: Client) -> None:
    story, dot = PublishedStoryFactory(), regular(PublishedStoryFactory())
    Comment.objects.bulk_create(
        Comment(story=story, author=dot, text=f"Point {number}.", posted_at=MONDAY_NOON, state="published")
        for number in range(51)
    )
    last = Comment.objects.filter(story=story).latest("pk")
    under = f"/comments/under/{story.pk}"
    answer = say(story, "The last answer.", parent=last, author=dot)

    first_page = client.get(story.path).content.decode()
    second = client.get(f"{under}/oldest/2/").content.decode()

    assert "Point 49." in first_page
    assert "Point 50." not in first_page
    assert f'href="{under}/oldest/2/#comments"' in first_page
    assert "Point 50." in second
    assert "Point 49." not in second
    assert '<span class="count">52</span>' in second
    assert f'rel="canonical" href="{story.station.url(under)}/oldest/2/"' in second
    assert "noindex" not in second
    assert client.get(f"/comments/{answer.pk}/").headers["Location"] == f"{under}/oldest/2/#comment-{answer.pk}"
    assert client.get(f"{under}/2/").headers["Location"] == f"{under}/oldest/2/"
    assert client.get(f"{under}/oldest/").headers["Location"] == f"{story.path}#comments"
    assert client.get(f"{under}/oldest/3/").status_code == 404
    assert client.get(f"{under}/funniest/").status_code == 404


def test_a_long_thread_goes_on_on_pages_of_its_own(client: Client) -> None:
    story = PublishedStoryFactory()
    first = say(story)
    dot = regular(story)
    answers = [
        say(story, f"Answer {n}.", parent=first, author=dot, now=MONDAY_NOON + timedelta(minutes=n)) for n in range(7)
    ]

    html = client.get(story.path).content.decode()
    thread = client.get(f"/comments/{first.pk}/answers/").content.decode()

    assert "Answer 4." in html
    assert "Answer 5." not in html
    assert f'<a href="/comments/{first.pk}/answers/">2 more answers</a>' in html
    assert all(answer.text in thread for answer in [first, *answers])
    places = [client.get(f"/comments/{answer.pk}/").headers["Location"] for answer in (answers[4], answers[5])]
    assert places == [
        f"{story.path}#comment-{answers[4].pk}",
        f"/comments/{first.pk}/answers/#comment-{answers[5].pk}",
    ]


def test_comments_stand_in_the_order_that_was_asked_for(client: Client) -> None:
    story = PublishedStoryFactory()
    readers = [regular(story, name) for name in ("Dot", "Eli", "Fay")]
    said = [say(story, f"Point {n}.", author=readers[0], now=MONDAY_NOON + timedelta(minutes=n)) for n in range(3)]
    for reader in readers[1:]:
        respect(comment=said[1], by=reader, now=MONDAY_NOON)

    orders = {
        "": [said[0], said[1], said[2]],
        "newest": [said[2], said[1], said[0]],
        "respected": [said[1], said[0], said[2]],
    }

    for order, expected in orders.items():
        path = f"/comments/under/{story.pk}/{order}/" if order else story.path
        html = client.get(path).content.decode()
        places = [html.index(f'id="comment-{comment.pk}"') for comment in expected]
        assert places == sorted(places), order
        assert f'rel="canonical" href="{story.station.url(story.path)}"' in html
    story.station.forum_order = "newest"
    story.station.save()
    html = client.get(story.path).content.decode()
    assert html.index("Point 2.") < html.index("Point 1.")
    assert client.get(f"/comments/under/{story.pk}/oldest/").status_code == 200


@pytest.mark.samples
@pytest.mark.skipif(not ATTACKS.exists(), reason="the attack strings are not beside the project")
def test_no_attack_in_a_comment_reaches_the_page() -> None:
    story, dot = PublishedStoryFactory(), regular(PublishedStoryFactory())
    say(story)
    before = _shape(forum_of(story))
    with gzip.open(ATTACKS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [str(row["text"])[:5000] for row in rows if row["kind"] != "dos" and str(row.get("text", "")).strip()]
    Comment.objects.bulk_create(
        Comment(story=story, author=dot, text=text, posted_at=MONDAY_NOON, state="published") for text in texts
    )

    html = "".join(page_of(story, number) for number in range(1, 2 + len(texts) // THREADS_ON_A_PAGE))
    after = _shape(html)

    assert html.count("<article") == 1 + len(texts)

    assert before <= after
    assert after - before <= {
        *(("article", name) for name in ("class", "id", "tabindex", "aria-labelledby")),
        *(("a", name) for name in ("href", "rel", "class", "aria-label")),
        *(("time", name) for name in ("datetime", "data-hour", "data-day", "data-date")),
        *((element, "") for element in ("article", "b", "a", "time", "ol", "ul", "li", "br", "div")),
        *(((element, "class")) for element in ("ol", "ul", "div", "span", "p")),
        ("p", "id"),
        *(("nav", name) for name in ("", "class", "aria-label")),  # Orders and pages.
        ("b", "aria-current"),
    }


def test_a_link_goes_nowhere_but_the_web() -> None:
    story = PublishedStoryFactory()
    approved(say(story, "javascript:alert(1) and https://a.example/x?y=1&z=2.\n\nSecond paragraph"))

    html = forum_of(story)

    assert 'href="javascript' not in html
    assert re.search(r'<a href="https://a\.example/x\?y=1&amp;z=2" rel="[^"]*nofollow[^"]*">', html)
    assert "<p>Second paragraph</p>" in html


def _shape(html: str) -> set[tuple[str, str]]:
    """Return every element, and every attribute of one, as a browser would find them; fail on an unsafe address."""
    found: set[tuple[str, str]] = set()
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        found.add((element.tag, ""))
        for name, value in element.attrib.items():
            found.add((element.tag, name))
            if name in {"href", "action"}:
                assert re.match(r"(https?://|/|#)", value, re.IGNORECASE), value
    return found
