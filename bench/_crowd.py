"""Readers and writers at one story: comments arrive at a fixed pace, and each is looked for on the page."""

import http.client
import random
import re
import threading
import time

from bench import _answers, _asking

A_SECOND = 50
EVERY = 5.0  # Seconds after which a reader opens the page again.
PATIENCE = 5.0  # Seconds for which comments are still looked for at the end.
FURTHER_EVERY = 0.5  # Seconds between two looks at the further pages.
_MARK = re.compile(r"mark\d+mark")


class Crowd:
    """What it saw: `waits` of readers in seconds, `errors` in words, and when each comment was sent and seen."""

    def __init__(self, port: int, known: _answers.Known, seconds: int) -> None:
        self.port, self.known, self.seconds = port, known, seconds
        self.sent: dict[str, float] = {}
        self.seen: dict[str, float] = {}
        self.waits: list[float] = []
        self.errors: list[str] = []
        self.began = 0.0

    def meet(self, readers: int) -> None:
        """Let all of them come, and wait until they are gone."""
        threading.stack_size(256 * 1024)
        writers = [threading.Thread(target=self._write, args=(number,)) for number in range(self.seconds * A_SECOND)]
        others = [threading.Thread(target=self._read) for _ in range(readers)]
        self.began = time.monotonic() + 1.0
        threads = [threading.Thread(target=self._watch), *others, *writers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def delays(self) -> list[float]:
        """Return how long it took from the answer to the page, for each comment that was seen."""
        return [max(0.0, self.seen[mark] - at) for mark, at in self.sent.items() if mark in self.seen]

    def _write(self, number: int) -> None:
        time.sleep(max(0.0, self.began + number / A_SECOND - time.monotonic()))
        mark, known = f"mark{number}mark", self.known
        text = f"{_answers.words(random.Random(number))} {mark}"  # noqa: S311  # Words, no secret.
        session = known.sessions[-1 - number % len(known.sessions)]
        try:
            status = _answers.post(self.port, session, known.ids["lively"], text, number)
        except (OSError, http.client.HTTPException) as error:
            self.errors.append(f"a post: {error!r}")
            return
        if status == 302:
            self.sent[mark] = time.monotonic()
        else:
            self.errors.append(f"a post: {status}")

    def _read(self) -> None:
        time.sleep(1.0 + random.random() * EVERY)  # noqa: S311
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        while (at := time.monotonic()) < self.began + self.seconds:
            try:
                connection.request("GET", self.known.lively, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                self.waits.append(time.monotonic() - at)
                if answer.status != 200:
                    self.errors.append(f"a reader: {answer.status}")
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(f"a reader: {error!r}")
                connection.close()
            time.sleep(max(0.0, EVERY - (time.monotonic() - at)))

    def _watch(self) -> None:
        story = self.known.ids["lively"]
        later = [f"/comments/under/{story}/newest/{number}/" for number in (2, 3)]
        before, looked = set[str](), 0.0
        while time.monotonic() < self.began + self.seconds + PATIENCE:
            marks = self._see(self.known.lively)
            # More may have come than one page shows; and what waited to be kept stands by when it was sent.
            if before.isdisjoint(marks) or time.monotonic() - looked > FURTHER_EVERY:
                looked = time.monotonic()
                for page in later:
                    self._see(page)
            before = marks
            time.sleep(0.03)

    def _see(self, page: str) -> set[str]:
        """Note what is on a page now, and return it."""
        status, body = _asking.get(self.port, page)
        marks, now = set(_MARK.findall(body.decode())) if status == 200 else set[str](), time.monotonic()
        for mark in marks:
            self.seen.setdefault(mark, now)
        return marks
