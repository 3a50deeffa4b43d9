"""A strip of a section on the front page stays in the order of the news."""

from newsquare.desk.rules import STRIP, Candidate, arrange


def test_a_strip_is_led_by_its_newest_picture_and_the_others_stay_by_time() -> None:
    above = [Candidate(id=number, section=1, pictured=True) for number in range(100, 112)]
    strip = [Candidate(id=number, section=2, pictured=number in {3, 5}) for number in range(1, 1 + STRIP)]

    plan = arrange([candidate.id for candidate in above], [*above, *strip], [1, 2], rest=60)

    assert dict(plan.strips)[2] == (3, 1, 2, 4, 5)
