"""Asking a server on this machine: once, or as often as wrk can."""

import http.client
import os
import re
import shutil
import subprocess


def find(tool: str) -> str | None:
    """Return where a program is; Debian keeps nginx out of the ordinary path."""
    return shutil.which(tool, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def get(port: int, path: str) -> tuple[int, bytes]:
    """Return status and body of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def requests_a_second(url: str, *options: str, words: tuple[str, ...] = ()) -> float:
    """Return what wrk counted; `words` are for its script. Raises RuntimeError where an answer was not good."""
    rate, refused = good_answers(url, *options, words=words)
    if refused:
        raise RuntimeError(f"{refused} answers of {url} were not good")
    return rate


def good_answers(url: str, *options: str, words: tuple[str, ...] = ()) -> tuple[float, int]:
    """Return how many good answers a second wrk counted, and how many answers were not good."""
    command = [str(find("wrk")), *options, url, *(["--", *words] if words else [])]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # Our own words.
    answers, rate = re.search(r"(\d+) requests in", told), re.search(r"Requests/sec:\s*([\d.]+)", told)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    assert answers, told
    assert rate, told
    bad, all_of_them = int(refused[1]) if refused else 0, max(1, int(answers[1]))
    return float(rate[1]) * (1 - bad / all_of_them), bad
