"""What a page's markup gives away."""

from newsquare.wire.formats import Item, read

LONG = (
    "<p>The council will buy the mill on Front Street for $1.2 million, it decided on Monday; at last, they said.</p>"
)


def one(html: str) -> Item:
    [item] = read(f"<!doctype html><title>A mill is bought - The Ledger</title><body>{html}".encode())
    return item


def test_a_quote_keeps_who_said_it() -> None:
    quote = (
        "<figure class='pull-quote'><blockquote><p>At last.</p></blockquote><figcaption>The mayor</figcaption></figure>"
    )

    assert str(one(f"<article><h1>A mill</h1>{LONG}{quote}</article>").body_text).endswith("At last.\n\nThe mayor")


def test_the_frame_of_a_video_is_no_picture() -> None:
    video = '<figure class="figure video"><a href="/v"><img src="/poster.jpg" width="800" height="450"></a></figure>'

    item = one(f"<article><h1>A mill</h1>{LONG}{video}</article>")

    assert item.pictures == ()
    assert item.body_text == LONG[3:-4]


def test_a_title_without_the_name_of_the_site_is_the_headline() -> None:
    assert one(f"<div>{LONG}{LONG}</div>").headline == "A mill is bought"


def test_pictures_told_only_to_machines_are_taken_with_their_credit() -> None:
    image = '{"@type": "ImageObject", "url": "https://a.example/mill.jpg", "width": 1200, "creditText": "Dot Reads"}'
    news = f'{{"@type": "NewsArticle", "headline": "A mill is bought", "image": {image}}}'
    told = f'<script type="application/ld+json">{news}</script>'

    [picture] = one(f"{told}<article>{LONG}{LONG}</article>").pictures

    assert (picture.credit, picture.renditions[0].width) == ("Dot Reads", 1200)


def test_teasers_comments_and_prompts_beside_the_story_are_left_out() -> None:
    around = (
        f"<nav>{LONG}</nav><main><article><h1>A mill</h1>{LONG}<ul><li><a href=/x>Another story</a></li></ul>"
        f"<p>Sign up for our newsletter</p><p>Old stones.</p></article></main>"
        f"<section id='comments'>{LONG}</section><aside>{LONG}</aside><footer>{LONG}</footer>"
    )

    assert one(around).body_text == f"{LONG[3:-4]}\n\nOld stones."


def test_a_story_of_few_words_is_read_where_the_page_says_that_it_is_one() -> None:
    page = '<html><body><h1 data-newsquare="headline">Ferry back</h1><div data-newsquare="body"><p>It runs.</p></div>'

    [item] = read(page.encode())

    assert (item.headline, item.body_text) == ("Ferry back", "It runs.")
