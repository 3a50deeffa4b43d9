"""A Media API of our own making: pages of a feed, tokens that die, texts and pictures by further requests, a kill."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.wire.hosts import Says

KEY = "nine-herons"
WORDS = "The ferry between the two towns is to run again on Friday, the port office said on Monday, after eleven days."
Node = dict[str, Any]


def story(name: str, etag: str = "1", **more: Any) -> Node:
    """Return an item as the feed lists it; BASE stands for the API's address."""
    return {
        "item": {
            "uri": f"BASE/content/{name}?qt=abc&et={etag}",
            "altids": {"itemid": name, "etag": f"{name}_{etag}"},
            "version": 0,
            "type": "text",
            "versioncreated": "2026-03-02T17:00:00Z",
            "pubstatus": "usable",
            "signals": ["newscontent"],
            "headline": f"Ferry runs again ({name})",
            "renditions": {"nitf": {"href": f"BASE/content/{name}/text.nitf?et={etag}", "type": "text"}},
            **more,
        }
    }


@dataclass
class FakeAp:
    """Answers as the API does. `pages` are lists of items; the last page's address gives nothing new."""

    pages: list[list[Node]]
    base: str = ""
    dead: set[str] = field(default_factory=set)  # Tokens that have expired.
    broken: dict[str, int] = field(default_factory=dict)  # Paths, and the status with which they answer.
    asked: list[str] = field(default_factory=list)

    def __call__(self, path: str, headers: dict[str, str]) -> Says:
        """Answer a request."""
        self.asked.append(path)
        where = path.partition("?")[0]
        if headers.get("x-api-key") != KEY:
            return Says(status=401)
        if where in self.broken:
            return Says(status=self.broken[where], headers={"Retry-After": "600"})
        if where.endswith("/content/feed"):
            return self._page(path)
        if where.endswith("text.nitf"):
            return Says(f"<nitf><body><body.content><p>{WORDS}</p></body.content></body></nitf>".encode())
        return self._json({"data": {"item": {"type": "picture", "headline": "The landing", "renditions": {}}}})

    def _page(self, path: str) -> Says:
        token = path.rpartition("qt=")[2] if "qt=" in path else ""
        if token in self.dead:
            return Says(status=400)
        number = int(token[1:]) if token else 0
        items = self.pages[number] if number < len(self.pages) else []
        following = f"{self.base}/content/feed?qt=t{min(number + 1, len(self.pages))}"
        return self._json({"api_version": "1.1", "data": {"items": items, "next_page": following}})

    def _json(self, data: Node) -> Says:
        return Says(json.dumps(data).replace("BASE", self.base).encode(), headers={"Content-Type": "application/json"})
