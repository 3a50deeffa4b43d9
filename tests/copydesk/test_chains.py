"""Chains of files, each delivered in every order and twice: what must be true at the end is stated beside them."""

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from newsquare.stories.models import Story
from newsquare.stories.queries import is_public
from newsquare.wire.actions import receive
from newsquare.wire.models import WireItem
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source

pytestmark = pytest.mark.django_db
CHAINS = sorted((Path(__file__).parents[1] / "wire" / "files" / "chains").iterdir())
ORDERS = list(permutations(range(3)))


def delivered(chain: Path, order: tuple[int, ...]) -> dict[str, Any]:
    """Deliver the files of a chain in an order, twice over; return what is stated of their end."""
    wire, files = source(), sorted(path for path in chain.iterdir() if path.suffix != ".toml")
    for number in (*order, *order):
        receive(source=wire, raw=files[number].read_bytes(), name=files[number].name, now=MONDAY_NOON)
    stated: dict[str, Any] = tomllib.loads((chain / "story.toml").read_text())
    return stated


@pytest.mark.parametrize("chain", CHAINS, ids=lambda path: path.name)
@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(str(number + 1) for number in order))
def test_a_chain_ends_as_stated_in_whatever_order_it_comes(chain: Path, order: tuple[int, ...], client: Client) -> None:
    stated = delivered(chain, order)

    item = WireItem.objects.get(key=stated["about"]) if "about" in stated else WireItem.objects.get()
    if "items" in stated:
        assert WireItem.objects.count() == stated["items"]
    assert item.versions.count() == stated["versions"]
    if "headline" in stated:
        assert str(item) == stated["headline"]
    if "public" in stated and "about" not in stated:
        assert any(is_public(story, MONDAY_NOON) for story in Story.objects.all()) is stated["public"]
    seen = seen_by_readers(client)
    assert all(words in seen for words in stated.get("has", ()))
    assert not any(words in seen for words in stated.get("lacks", ()))


def seen_by_readers(client: Client) -> str:
    """Return everything that readers get: front page, every story's page, feed and what the API tells."""
    told = [(path, f"/api/stories/{pk}.json") for pk, path in Story.objects.values_list("pk", "path")]
    paths = ["/", "/feed.xml", *filter(None, (path for both in told for path in both))]
    return "\n".join(client.get(path).content.decode() for path in paths)
