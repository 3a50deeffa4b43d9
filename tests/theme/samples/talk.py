"""What readers add to a story: comments, a follow, an idea."""

from datetime import timedelta

from newsquare.theme.forum_shapes import ActionShape, CommentFormShape, CommentShape, ForumShape
from newsquare.theme.idea_shapes import IdeaShape
from newsquare.theme.shapes import FollowShape
from tests.theme.samples.frame import NOON


def actions(author: str) -> list[ActionShape]:
    """What can be done with a comment."""
    return [
        ActionShape(name="Reply", label=f"Reply to {author}", url="/comments/1/reply/"),
        ActionShape(name="Report", label=f"Report the comment by {author}", url="/comments/1/report/"),
    ]


def comments() -> list[CommentShape]:
    """A short quarrel, a staff answer, a comment that waits."""
    return [
        CommentShape(
            id=1,
            author="Dot Perry",
            at=NOON - timedelta(minutes=20),
            url="#comment-1",
            text_html="<p>I worked the night shift there in ’88. The roof leaked then. Somebody should ask what a "
            "roof costs before they ask what a park costs.</p><p>Glad they bought it, though.</p>",
            actions=actions("Dot Perry"),
            replies=[
                CommentShape(
                    id=2,
                    author="Renata Okafor",
                    role_words="Reporter",
                    at=NOON - timedelta(minutes=12),
                    url="#comment-2",
                    text_html="<p>I asked. The engineer’s figure is $410,000, and he says that it is a guess until "
                    'someone stands on it. It is in <a href="/2026/11/line-by-line/">the line-by-line piece</a>.</p>',
                    actions=actions("Renata Okafor"),
                ),
                CommentShape(
                    id=3,
                    author="H. Lindqvist",
                    at=NOON - timedelta(minutes=8),
                    edited=NOON - timedelta(minutes=6),
                    url="#comment-3",
                    text_html="<p>Then it is not $2.3 million, is it.</p>",
                    actions=actions("H. Lindqvist"),
                ),
            ],
        ),
        CommentShape(
            id=4,
            author="Marguerite O’Dell",
            at=NOON - timedelta(hours=26),
            url="#comment-4",
            text_html="<p>Walked down there last night. First time that I saw our own town from the water.</p>",
            actions=actions("Marguerite O’Dell"),
        ),
        CommentShape(
            id=5,
            author="Sam Reyes",
            at=NOON - timedelta(hours=30),
            held_words="Only you see this comment. It waits for a moderator, as a first comment does.",
            text_html="<p>Who pays for the parking?</p>",
            actions=[ActionShape(name="Delete", label="Delete your comment", url="/comments/5/delete/", post=True)],
        ),
        CommentShape(id=6, author="A reader", at=None, text_html="", gone_words="Its author took this comment down."),
    ]


def forum(**more: object) -> ForumShape:
    """The comments under the story."""
    values: dict[str, object] = {"count": 4, "comments": comments(), "form": comment_form(), **more}
    return ForumShape(
        station_name="Channel 9 Millbrook",
        guidelines_url="/guidelines/",
        **values,  # type: ignore[arg-type]  # As named above.
    )


def comment_form() -> CommentFormShape:
    """Where a reader writes."""
    return CommentFormShape(
        action="/comments/post/",
        hidden=[("story", "42")],
        after_words="If you are not signed in we send you a code by mail; your text is kept meanwhile.",
    )


def follow(number: int = 7, name: str = "County Government") -> FollowShape:
    """One topic to follow."""
    return FollowShape(
        id=str(number),
        name=name,
        words_html=f"Get new stories about <b>{name}</b> by mail:",
        action="/follow/",
        hidden=[("topic", str(number))],
        feed_url="/topic/county-government/feed.xml",
    )


def idea() -> IdeaShape:
    """The door to the tip desk."""
    return IdeaShape(station_name="Channel 9 Millbrook", url="/story-idea/")
