"""A video is put into a story on the desk and seen by readers; nobody else hears of one elsewhere before a click."""

from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from newsquare.demo.film import film
from tests.journeys.judging import judge
from tests.journeys.people import PATIENCE
from tests.journeys.town import Town

ELSEWHERE = """
from django.utils import timezone
from newsquare.stories.actions import publish
from newsquare.stories.models import Picture, Section, Story
from tests.cast import PublishedStoryFactory

section, picture = Section.objects.get(slug="news"), Picture.objects.earliest("pk")
block = {"poster": picture, "video": None, "address": "https://youtu.be/dQw4w9WgXcQ", "caption": "The vote"}
story = PublishedStoryFactory(station=section.station, section=section, headline="The vote on film", slug="vote-film",
                              body=[("video", block)], published=timezone.now())
print(story.path)
"""
PLAY = """async () => {
  const video = document.querySelector("video"), before = video.getBoundingClientRect().height;
  video.muted = true;
  await video.play();
  for (let waited = 0; video.currentTime === 0 && waited < 15000; waited += 100) {
    await new Promise(done => setTimeout(done, 100));
  }
  return {moved: video.getBoundingClientRect().height - before, plays: video.currentTime > 0};
}"""


def upload(page: Page) -> None:
    """Take in a video from within the story's form."""
    page.locator("[data-contentpath=video]").get_by_role("button", name="Choose video").click()
    window = page.get_by_role("dialog")
    window.get_by_role("tab", name="Upload").click()
    raw = film([Image.new("RGB", (640, 360), (40, 60, 10 * number)) for number in range(16)], rate=8)
    window.locator("[name=title]").fill("Rain at the gauge")
    window.locator("[name=credit]").fill("Ben Ortiz/Channel 9")
    window.locator("[name=file]").set_input_files({"name": "a.webm", "mimeType": "video/webm", "buffer": raw})
    window.locator("[name=has_no_speech]").check()
    window.get_by_role("button", name="Upload").click()
    expect(window).to_have_count(0)


def test_a_video_is_written_on_the_desk_and_plays_for_readers(desk: Any, visit: Any) -> None:
    ada = desk("Ada", allow=(400,))  # What is half filled in cannot be kept by itself yet, and the desk says so.
    ada.goto("/desk/stories/add/")
    ada.locator("[name=headline]").fill("Rain at the gauge")
    ada.get_by_role("button", name="Insert a block").last.click()
    ada.get_by_role("option", name="Video").click()
    upload(ada)
    ada.locator("[data-contentpath=poster]").get_by_role("button", name="Choose an image").click()
    ada.get_by_role("dialog").locator("a.image-choice").first.click()
    ada.locator("[data-contentpath=caption] input").fill("Nine minutes of rain")
    ada.get_by_role("button", name="Publish", exact=True).first.click()
    link = ada.get_by_role("link", name="See it on the site")
    expect(link).to_be_visible(timeout=PATIENCE)
    path = str(link.get_attribute("href"))

    dot = visit()
    dot.goto(path)
    assert judge(dot, but_not=("video",)) == []
    assert dot.evaluate(PLAY) == {"moved": 0, "plays": True}
    plain = visit(javascript=False)
    plain.goto(path)
    expect(plain.locator("video[controls][preload=none] > source[type='video/webm']")).to_have_count(1)


def test_nobody_else_hears_of_a_reader_before_the_click_that_says_so(visit: Any, riverbend: Town) -> None:
    path = riverbend.fill(ELSEWHERE).strip()

    for javascript in (True, False):
        dot = visit(javascript=javascript)
        dot.goto(path)
        expect(dot.locator("figure.video")).to_contain_text("Loads from YouTube, which may set cookies.")
        dot.locator("figure.video").scroll_into_view_if_needed()
        dot.wait_for_timeout(300)
        way = dot.get_by_role("link", name="Play from youtube.com").get_attribute("href")
        dot.goto(str(way))  # Typed, not clicked: she is asked once more, and nothing is loaded.
        expect(dot.locator("iframe")).to_have_count(0)


def test_the_click_loads_that_one_player(browser: Any, riverbend: Town) -> None:
    path = riverbend.fill(ELSEWHERE.replace("vote-film", "vote-film-two")).strip()
    context = browser.new_context(base_url=riverbend.url)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url) if riverbend.url not in request.url else None)
    context.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="player"))
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(path)
    assert asked == []

    page.get_by_role("link", name="Play from youtube.com").click()

    expect(page.frame_locator("iframe").locator("body")).to_have_text("player", timeout=PATIENCE)
    assert asked == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"]
    context.close()
