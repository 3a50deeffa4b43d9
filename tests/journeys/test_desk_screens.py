"""The newsroom's own screens satisfy the judges. The shell around them is Wagtail's, and not judged here."""

from typing import Any

import pytest

from tests.journeys.judging import judge
from tests.journeys.town import Town

SCREENS = {
    "Ada": [
        "/desk/",
        "/desk/arrivals/",
        "/desk/arrivals/paste/",
        "/desk/arrivals/unread/",
        "/desk/arrivals/{item}/",
        "/desk/front/",
        "/desk/picture-rights/",
        "/desk/forum/",
        "/desk/forum/all/",
        "/desk/forum/appeals/",
        "/desk/forum/reading/",
        "/desk/forum/suspended/",
        "/desk/forum/words/",
        "/desk/forum/story/{number}/",
        "/desk/ideas/",
        "/desk/ideas/1/",
        "/desk/ideas/thanks/",
        "/desk/followers/",
        "/desk/newsletters/",
        "/desk/newsletters/add/",
        "/desk/issues/",
        "/desk/issues/{issue}/",
        "/desk/mailings/{mailing}/",
        "/desk/sources/",
        "/desk/sources/edit/{source}/",
        "/desk/rules/",
        "/desk/rules/{source}/",
        "/desk/rules/{source}/add/",
        "/desk/subjects/",
        "/desk/stories/",
        "/desk/stories/edit/{number}/",
        "/desk/stories/unpublish/{number}/",
        "/desk/stories/correct/{number}/",
        "/desk/stories/check/{number}/",
        "/desk/stories/?q=bridge&state=published",
        "/desk/?day=week&who=mine",
        "/desk/assignments/",
        "/desk/assignments/add/",
        "/desk/schedule/",
        "/desk/now/",
        "/desk/front/{section}/",
        "/desk/front/preview/",
        "/desk/front/versions/",
        "/desk/live/",
        "/desk/live/add/",
        "/desk/sponsors/",
        "/desk/sponsors/add/",
        "/desk/numbers/",
        "/desk/videos/",
        "/desk/videos/add/",
        "/desk/images/",
        "/desk/images/add/",
        "/desk/images/{picture}/",
        "/desk/document/",
        "/desk/kills/",
        "/desk/wire/",
    ],
    "Eve": [
        "/desk/ideas/readers/",
        "/desk/log/",
        "/desk/staff/",
        "/desk/outbox/",
        "/desk/station/",
        "/desk/station/edit/{station}/",
    ],
}

NOT_OURS = (
    ".Draftail-Editor",
    "#w-minimap-toggle",
    "h2[role=alert]",
    ".w-slim-header-action-button",
    "#id_file",
    "iframe",
)
"""Wagtail's text editor gives its text box no name that axe knows of; the button of its minimap is small; how many rows
a list found is a heading and an alert; a button is named otherwise than it reads; what describes a file comes late;
a mail is shown in a frame in which no script runs, not even a judge."""

UNDECIDED = "incomplete color-contrast"
"""axe cannot see through the arrows that Wagtail paints on its select boxes and column heads."""

VISIBLE = "a => a.checkVisibility({visibilityProperty: true, opacityProperty: true})"


@pytest.mark.parametrize("name", SCREENS)
def test_the_newsrooms_screens_satisfy_the_judges(desk: Any, riverbend: Town, name: str) -> None:
    page, found = desk(name), []

    for screen in SCREENS[name]:
        page.goto(screen.format(**riverbend.known))
        found += judge(page, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360,))
        found += judge(page, within="main", but_not=NOT_OURS, schemes=("dark",), widths=(1280,))

    left = [each for each in found if UNDECIDED not in each]
    assert left == [], "\n".join(left)


def test_nothing_on_the_desk_leads_nowhere(desk: Any, riverbend: Town) -> None:
    page, broken, seen = desk("Eve"), [], set()

    for screen in {path.format(**riverbend.known) for paths in SCREENS.values() for path in paths}:
        page.goto(screen)
        links = set(page.locator("a[href]").evaluate_all(f"all => all.filter({VISIBLE}).map(a => a.href)"))
        ours = sorted(each.partition("#")[0] for each in links - seen if each.startswith(riverbend.url))
        broken += [f"{screen} leads to {link}" for link in ours if not page.request.get(link).ok]
        seen |= links

    assert broken == []
