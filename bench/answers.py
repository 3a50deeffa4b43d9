"""Readers' answers on a running station: how many a second beside Isso, how soon on the page, and long forums.

    python -m bench.answers [--rounds 3] [--seconds 5] [--connections 16] [--lively 20] [--readers 500] [--workers 2]

Comments go the whole way of a reader's: a session's cookie, the origin check, the limits, every rule, the baked page.
Each comes from a network of its own, as a proxy in front would say, and from one of many readers in turn, so that all
limits stand. Isso 0.14 (PyPI) is installed into a venv of its own outside of the project and served as its documents
say, without moderation and without its own limit on a network. Both keep what they take with their defaults.
"""

import argparse
import http.client
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import _answers, _asking, _station
from bench._crowd import Crowd

PORT, ISSO_PORT = 9151, 9152
PROMISED, ON_THE_PAGE, READERS_WAIT = 1.5, 1.0, 0.2
ISSO = Path(tempfile.gettempdir()) / "newsquare-bench-isso"


def main() -> int:
    """Run it, say the figures, and return 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    given = {"rounds": 3, "seconds": 5, "connections": 16, "lively": 20, "readers": 500, "workers": 2}
    for name, default in given.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsquare-bench-") as name:
        folder = Path(name)
        data = folder / "data"
        _station.make(data, PORT, followers=0)
        known = _answers.fill(data)
        bind = f"127.0.0.1:{PORT}"
        command = [sys.executable, "-m", "newsquare", "serve", "--bind", bind, "--workers", str(asked.workers)]
        ours = subprocess.Popen(command, cwd=_station.ROOT, env=_station.environment(data))  # noqa: S603  # Our words.
        try:
            wait_for(PORT, known.story)
            kept = [beside_isso(folder, known, asked), lively(known, asked), long_and_short(known)]
        finally:
            ours.terminate()
            ours.wait(20)
        print(_answers.counted(data))
    return 0 if all(kept) else 1


def beside_isso(folder: Path, known: _answers.Known, asked: argparse.Namespace) -> bool:
    """Post to both in turns through wrk; print the medians. What is missing for that is said, and promises nothing."""
    if _asking.find("wrk") is None:
        print("accepted posts: not measured, since wrk is not installed (apt install wrk)")
        return True
    if missing := isso_missing():
        print(f"accepted posts: not measured beside Isso, which could not be installed: {missing}")
        ours = _answers.script(folder / "ours.lua", known.sessions, known.ids["posted"])
        print(f"accepted posts: newsquare alone {posted_a_second(PORT, ours, 0, asked):.0f}/s")
        return True
    isso = start_isso(folder)
    scripts = {
        PORT: _answers.script(folder / "ours.lua", known.sessions, known.ids["posted"]),
        ISSO_PORT: _answers.script_for_isso(folder / "isso.lua"),
    }
    try:
        wait_for(ISSO_PORT, "/?uri=%2Fa%2F", (200, 404))
        rates: dict[int, list[float]] = {PORT: [], ISSO_PORT: []}
        for number in range(asked.rounds):
            for port in (PORT, ISSO_PORT):
                rates[port].append(posted_a_second(port, scripts[port], number, asked))
    finally:
        isso.terminate()
        isso.wait(20)
    ratios = [ours / theirs for ours, theirs in zip(rates[PORT], rates[ISSO_PORT], strict=True)]
    ratio = statistics.median(ratios)
    mine, theirs = (statistics.median(rates[port]) for port in (PORT, ISSO_PORT))
    spread = f"from {min(ratios):.2f} to {max(ratios):.2f}"
    told = f"ratio {ratio:.2f} ({spread}; promised {PROMISED})"
    print(f"accepted posts: newsquare {mine:.0f}/s, Isso {theirs:.0f}/s, {told}")
    return ratio >= PROMISED


def isso_missing() -> str:
    """Install Isso where it is not yet; return the last that was said where that cannot be done."""
    python = ISSO / "bin" / "python"
    if (ISSO / "ready").exists():
        return ""
    for words in (
        [sys.executable, "-m", "venv", str(ISSO)],
        [str(python), "-m", "pip", "-q", "install", "isso==0.14.*", "gunicorn"],
    ):
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # Our own words.
        if done.returncode:
            return (done.stderr or done.stdout).strip().splitlines()[-1]
    (ISSO / "ready").touch()
    return ""


def start_isso(folder: Path) -> "subprocess.Popen[bytes]":
    """Serve Isso as its documents say."""
    python = ISSO / "bin" / "python"
    settings = folder / "isso.cfg"
    settings.write_text(_answers.ISSO.format(folder=folder, port=ISSO_PORT))
    command = [str(python), "-m", "gunicorn", "-b", f"127.0.0.1:{ISSO_PORT}", "-w", "4", "--preload", "isso.run"]
    environment = _station.environment(folder) | {"ISSO_SETTINGS": str(settings)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


def posted_a_second(port: int, script: Path, number: int, asked: argparse.Namespace) -> float:
    """Return how many posts a second were taken. Raises RuntimeError where we refused one; Isso's are said."""
    load = ("-t1", f"-c{asked.connections}", f"-d{asked.seconds}s", "--timeout", "10s", "-s", str(script))
    rate, refused = _asking.good_answers(f"http://127.0.0.1:{port}", *load, words=(str(number),))
    if refused and port == PORT:
        raise RuntimeError(f"{refused} posts were refused")
    if refused:
        print(f"  Isso refused {refused}; they do not count")
    return rate


def lively(known: _answers.Known, asked: argparse.Namespace) -> bool:
    """Let comments arrive on one story while it is read; print when they were on the page, and how readers fared."""
    crowd = Crowd(PORT, known, asked.lively)
    crowd.meet(asked.readers)
    delays = crowd.delays()
    late, slow = quantile(delays, 0.95), quantile(crowd.waits, 0.99)
    print(
        f"{len(crowd.sent)} comments in {asked.lively} s: on the page after {quantile(delays, 0.5):.2f} s, "
        f"p95 {late:.2f} s (promised {ON_THE_PAGE}); {len(crowd.sent) - len(delays)} not seen; "
        f"{asked.readers} readers, {len(crowd.waits)} reads: p50 {quantile(crowd.waits, 0.5) * 1000:.0f} ms, "
        f"p99 {slow * 1000:.0f} ms (promised {READERS_WAIT * 1000:.0f}); "
        f"{len(crowd.errors)} errors {sorted(set(crowd.errors))[:3]}"
    )
    return late <= ON_THE_PAGE and slow <= READERS_WAIT and not crowd.errors and len(delays) == len(crowd.sent)


def long_and_short(known: _answers.Known) -> bool:
    """Open a story of 20,000 comments and one of 20, baked and not; print the medians."""
    kept = True
    for words, query in (("baked", ""), ("not baked", "?from=mail")):
        taken = {size: timed(partial(_asking.get, PORT, known.paths[size] + query)) for size in (20, 20_000)}
        ratio = taken[20_000] / taken[20]
        kept = kept and (ratio < 1.5 or taken[20_000] - taken[20] < 0.005)
        print(f"{words}: 20 comments {taken[20] * 1000:.1f} ms, 20,000 comments {taken[20_000] * 1000:.1f} ms")
    return kept


def timed(ask: Callable[[], object], times: int = 15) -> float:
    """Return the median of so many tries, after one that does not count."""
    ask()
    found = []
    for _ in range(times):
        began = time.monotonic()
        ask()
        found.append(time.monotonic() - began)
    return statistics.median(found)


def quantile(values: list[float], share: float) -> float:
    """Return what so many of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def wait_for(port: int, path: str, good: tuple[int, ...] = (200,)) -> None:
    """Wait until a server answers. Raises RuntimeError after two minutes."""
    for _ in range(600):
        try:
            if _asking.get(port, path)[0] in good:
                return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.2)
    raise RuntimeError(f"nobody answers on port {port}")


if __name__ == "__main__":
    sys.exit(main())
