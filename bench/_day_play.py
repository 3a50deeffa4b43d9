"""Plays a day of comments through the actions that readers and a moderator use; prints what became of them as JSON.

Time is played, not waited for: each comment is posted at its own moment, and between them the moderator, who knows
what keeps the rules, takes the head of the line as often as a stated number of seconds a piece allows.
"""

import json
import os
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from random import Random
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")
django.setup()

from bench import _day_words as say  # noqa: E402  # Django first.
from newsquare.accounts.actions import add_staff  # noqa: E402
from newsquare.accounts.models import Role, User  # noqa: E402
from newsquare.comments import actions, queries  # noqa: E402
from newsquare.comments.models import Comment, HouseRule, State  # noqa: E402
from newsquare.stations.models import Station  # noqa: E402
from newsquare.stories.actions import publish  # noqa: E402
from newsquare.stories.models import Section, Story  # noqa: E402

MORNING = datetime(2026, 3, 2, 12, tzinfo=UTC)
CIVIL, UNCIVIL, WAVE, BRIGADE = 1400, 400, 60, 80  # Two waves: 2,000 comments.
A_WORD, A_GLANCE = 0.24, 2.0  # Seconds of reading: 250 words a minute; a look over all that look alike.
KEY_APPROVE, KEY_REJECT, KEY_SUSPEND = 0.6, 1.8, 2.4  # Seconds for one, three and four keys; no page comes between.
PAGE, FORM_APPROVE, FORM_REJECT = 1.5, 1.2, 4.0  # Pre-moderation with a page load: the page, one click, a reason.
REPORTS, FALSELY = 0.5, 0.005  # The share of bad and of good comments on the page that somebody reports in an hour.
TOO_MANY = 3  # Rejections of one author in a day, after which the moderator suspends them for a week.


class Day:
    """One day of one forum."""

    def __init__(self, seed: int) -> None:
        self.luck, self.station = Random(seed), Station.objects.get()  # noqa: S311  # A seed, so that it can be played again.
        add_staff(email="cleo@day.example", station=self.station, role=Role.MODERATOR, name="Cleo", now=MORNING)
        self.cleo = User.objects.get(email="cleo@day.example")
        self.free, self.seconds, self.kinds = MORNING, 0.0, Counter[str]()
        self.truth: dict[int, str] = {}
        self.told: Counter[str] = Counter()
        self.waits: list[float] = []
        self.bad: Counter[int] = Counter()
        self.reports: list[tuple[datetime, int]] = []
        self.stories = [self._story(n) for n in range(30)]

    def _story(self, n: int) -> Story:
        section = Section.objects.get_or_create(station=self.station, slug="news", defaults={"name": "News"})[0]
        story = Story(station=self.station, section=section, slug=f"s-{n}", headline=f"Story {n}", live=False)
        story.body = [("text", "<p>It was decided on Monday.</p>")]
        story.save()
        publish(story=story, by=None, now=MORNING - timedelta(hours=2))
        return Story.objects.select_related("station").get(pk=story.pk)

    def people(self, name: str, count: int, *, known: bool) -> list[User]:
        """Return so many readers; known ones have a comment of last month on a page."""
        made = User.objects.bulk_create(
            User(email=f"{name}{n}@readers.example", name=f"{name} {n}", password="!", date_joined=MORNING)  # noqa: S106  # No password.
            for n in range(count)
        )
        if known:
            last_month = MORNING - timedelta(days=20)
            Comment.objects.bulk_create(
                Comment(
                    story=self.stories[0], author=one, text=f"Hello from {n}.", posted_at=last_month, state="published"
                )
                for n, one in enumerate(made)
            )
        return made

    def plan(self) -> list[tuple[datetime, User, Story, str, str]]:
        """Return all that is sent: when, by whom, under what, the words, and what it is."""
        luck, some = self.luck, self.luck.choice
        known, new = self.people("Reader", 300, known=True), self.people("Newcomer", 120, known=False)
        rude = [*known[:50], *self.people("Rude", 60, known=False)]
        shills, sent = self.people("Shill", 40, known=False), self.people("Sent", 40, known=False)
        day = lambda: MORNING + timedelta(seconds=luck.triangular(0, 16 * 3600, 8 * 3600))  # noqa: E731
        rows = [
            (day(), some(new if luck.random() < 0.1 else known), some(self.stories), say.civil(luck), "civil")
            for _ in range(CIVIL)
        ]
        for _ in range(UNCIVIL):
            text, how = say.uncivil(luck)
            rows.append((day(), some(rude), some(self.stories), text, how))
        for which, hour in enumerate((3, 9)):
            for _ in range(WAVE):
                at = MORNING + timedelta(hours=hour, seconds=luck.uniform(0, 1500))
                rows.append((at, some(shills), some(self.stories), say.wave(which, luck), "spam wave"))
        for _ in range(BRIGADE):
            at = MORNING + timedelta(hours=11, seconds=luck.uniform(0, 2400))
            rows.append((at, some(sent), self.stories[7], say.brigade(luck), "brigade"))
        return sorted(rows, key=lambda row: row[0])

    def post(self, at: datetime, who: User, under: Story, text: str, what: str) -> None:
        """Let somebody post; what stands on the page may be reported within the hour."""
        try:
            row = actions.post_comment(author=who, story=under, text=text, now=at)
        except actions.SuspendedError:
            self.told[f"{what}: turned away"] += 1
            return
        self.truth[row.pk] = what
        self.told[f"{what}: {row.state}"] += 1
        if row.state == State.PUBLISHED:
            self.waits += [0.0] if what == "civil" else []
            if self.luck.random() < (FALSELY if what == "civil" else REPORTS):
                self.told[f"{what}: reported"] += 1
                heappush(self.reports, (at + timedelta(seconds=self.luck.uniform(60, 3600)), row.pk))
        elif what == "civil":
            self.told[f"civil held: {row.reason}"] += 1
        actions.look_at_story(comment_id=row.pk, now=at)

    def moderate(self, until: datetime) -> None:
        """Let readers report and the moderator work through the line until a moment."""
        while self.reports and self.reports[0][0] <= until:
            at, number = heappop(self.reports)
            self._work(at)
            comment = Comment.objects.select_related("story__station").get(pk=number)
            if comment.state == State.PUBLISHED:
                actions.report_comment(comment=comment, by=None, reason=HouseRule.PERSONAL_ATTACK, words="", now=at)
                actions.look_at_story(comment_id=number, now=at)
        self._work(until)

    def _work(self, until: datetime) -> None:
        while self.free < until:
            row = queries.waiting(self.station).select_related("story__station", "author", "waiting").first()
            if row is None:
                self.free = until
                return
            self.free = max(self.free, row.waiting.since)
            began = self.free
            self._decide(row)
            if self.truth[row.pk] == "civil" and row.state == State.HELD:
                self.waits.append((self.free - row.posted_at).total_seconds())
            assert self.free > began

    def _decide(self, row: Comment) -> None:
        what, seconds = self.truth[row.pk], A_WORD * len(row.text.split())
        if what == "civil":
            actions.approve(comment=row, by=self.cleo, now=self.free, seen=row.fingerprint)
            return self._took("approve", seconds + KEY_APPROVE)
        alike = queries.alike(row)
        scope = "alike" if len(alike) > 1 and all(self.truth[other.pk] != "civil" for other in alike) else "one"
        rule = HouseRule.SPAM if what == "spam wave" else HouseRule.PERSONAL_ATTACK
        gone = actions.reject_many(
            comment=row, scope=scope, by=self.cleo, now=self.free, seen=row.fingerprint, reason=rule
        )[1]
        self._took(
            "reject" if scope == "one" else "reject all alike", seconds + KEY_REJECT + (scope != "one") * A_GLANCE
        )
        actions.look_at_story(comment_id=row.pk, now=self.free)
        for author in Comment.objects.filter(pk__in=gone).values_list("author_id", flat=True):
            self._count(author)
        return None

    def _count(self, author: int | None) -> None:
        if author is None:
            return
        self.bad[author] += 1
        if self.bad[author] == TOO_MANY:
            actions.suspend(
                user=User.objects.get(pk=author),
                station=self.station,
                until=self.free + timedelta(days=7),
                reason=HouseRule.PERSONAL_ATTACK,
                note="",
                by=self.cleo,
                now=self.free,
            )
            self._took("suspend", KEY_SUSPEND)

    def _took(self, kind: str, seconds: float) -> None:
        self.kinds[kind] += 1
        self.seconds += seconds
        self.free += timedelta(seconds=seconds)


def by_pages(rows: list[tuple[datetime, User, Story, str, str]]) -> tuple[float, list[float]]:
    """Return the seconds that reading everything before it appears takes, a page load each, and civil ones' waits."""
    free, total, waits = MORNING, 0.0, []
    for at, _who, _under, text, what in rows:
        took = PAGE + A_WORD * len(text.split()) + (FORM_APPROVE if what == "civil" else FORM_REJECT)
        total, free = total + took, max(free, at) + timedelta(seconds=took)
        if what == "civil":
            waits.append((free - at).total_seconds())
    return total, waits


def main(seed: int) -> None:
    """Play it."""
    day = Day(seed)
    rows = day.plan()
    for row in rows:
        day.moderate(row[0])
        day.post(*row)
    day.moderate(MORNING + timedelta(days=2))
    seconds, waits = by_pages(rows)
    states = Counter(
        f"{day.truth[pk]}: {state}" for pk, state in Comment.objects.filter(pk__in=day.truth).values_list("pk", "state")
    )
    late = lambda found: [median(found), sorted(found)[int(len(found) * 0.95)]]  # noqa: E731
    print(
        json.dumps(
            {
                "sent": len(rows),
                "decisions": day.kinds,
                "seconds": day.seconds,
                "waits": late(day.waits),
                "plain decisions": len(rows),
                "plain seconds": seconds,
                "plain waits": late(waits),
                "at once": day.told,
                "in the end": states,
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
