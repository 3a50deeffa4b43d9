"""A baked story page through `newsquare serve --workers 1`, beside nginx (one worker) sending the same bytes.

Both are asked in turns by wrk over 64 connections on this machine, in this run; what is promised is the ratio.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench._asking import find, requests_a_second

PORT, NGINX_PORT = 9131, 9132
ROUNDS, SECONDS, CONNECTIONS = 5, 3, 64
PROMISED = 0.4
ROOT = Path(__file__).parents[1]
HOP = {
    "date",
    "connection",
    "content-length",
    "etag",
    "server",
    "content-type",
    "content-encoding",
    "transfer-encoding",
}

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; gzip_static on; keepalive_requests 100000000; open_file_cache max=100;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}/www; {headers} }}
}}
"""


def main() -> int:
    """Run it, say the ratios, and return 1 where a promise is not kept."""
    missing = [tool for tool in ("nginx", "wrk") if find(tool) is None]
    if missing:
        print(f"skipped: {' and '.join(missing)} not installed")
        return 0
    with tempfile.TemporaryDirectory(prefix="newsquare-bench-") as name:
        folder = Path(name)
        os.environ["NEWSQUARE_DATA"] = str(folder / "data")
        path = publish_a_story()
        ours = start([sys.executable, "-m", "newsquare", "serve", "--bind", f"127.0.0.1:{PORT}", "--workers", "1"])
        try:
            wait_for(PORT, path)
            wait_until_baked(path)
            prepare_nginx(folder, path)
            theirs = start([str(find("nginx")), "-c", str(folder / "nginx.conf"), "-p", str(folder)])
            try:
                wait_for(NGINX_PORT, path)
                return compare(path)
            finally:
                stop(theirs)
        finally:
            stop(ours)


def compare(path: str) -> int:
    """Ask both in turns, plain and gzipped; print the medians."""
    kept = True
    cost_of_counting(path)
    for words, headers in (("plain", []), ("gzip", ["-H", "Accept-Encoding: gzip"])):
        size = len(fetch(PORT, path, gzip=words == "gzip")[1])
        assert fetch(PORT, path, gzip=words == "gzip")[1] == fetch(NGINX_PORT, path, gzip=words == "gzip")[1]
        rates: dict[int, list[float]] = {PORT: [], NGINX_PORT: []}
        for _ in range(ROUNDS):
            for port in (PORT, NGINX_PORT):
                rates[port].append(asked(port, path, headers))
        ratios = [ours / nginx for ours, nginx in zip(rates[PORT], rates[NGINX_PORT], strict=True)]
        ratio = statistics.median(ratios)
        kept = kept and ratio >= PROMISED
        print(
            f"{words} ({size} bytes): newsquare {statistics.median(rates[PORT]):,.0f}/s, "
            f"nginx {statistics.median(rates[NGINX_PORT]):,.0f}/s, ratio {ratio:.2f} "
            f"(from {min(ratios):.2f} to {max(ratios):.2f}; promised {PROMISED})"
        )
    return 0 if kept else 1


def cost_of_counting(path: str) -> None:
    """Ask our own front in turns as a robot, which is not counted, and as a reader; print what counting leaves."""
    reader = ["-H", "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"]
    ratios = []
    for _ in range(ROUNDS):
        uncounted = asked(PORT, path, [])
        ratios.append(asked(PORT, path, reader) / uncounted)
    ratio = statistics.median(ratios)
    print(f"counted: {ratio:.2f} of the rate without counting (from {min(ratios):.2f} to {max(ratios):.2f})")


def publish_a_story() -> str:
    """Make a station with one story of ordinary length, publish it, which bakes it, and return its path."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsquare.config.settings"
    import django  # The data folder is named in the environment only now.

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from newsquare.stations.models import Host, Station
    from newsquare.stories.actions import publish
    from newsquare.stories.models import Section, Story, Topic

    call_command("migrate", verbosity=0)
    station = Station.objects.create(slug="bench", name="Channel 9 Bench", timezone="America/Chicago")
    Host.objects.create(station=station, name=f"127.0.0.1:{PORT}")
    section = Section.objects.create(station=station, name="News", slug="news")
    topic = Topic.objects.create(station=station, name="County Government", slug="county-government")
    for number in range(6):
        text = "".join(
            f"<p>In paragraph {paragraph} of story {number} the council weighs the cost of the bridge against the "
            f"years that are left to it, and hears from those who cross it every morning.</p>"
            for paragraph in range(25)
        )
        story = Story(station=station, headline=f"Council weighs bridge {number}", slug=f"bridge-{number}", live=False)
        story.deck, story.section, story.body = "Repairs begin in spring.", section, [("text", text)]
        story.topics.set([topic])
        story.save()
        publish(story=story, by=None, now=timezone.now())
    story.refresh_from_db()
    return str(story.path)


def prepare_nginx(folder: Path, path: str) -> None:
    """Give nginx the same page and the same headers."""
    page = folder / "www" / path.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    headers, body = fetch(PORT, path)
    page.write_bytes(body)
    page.with_name("index.html.gz").write_bytes(fetch(PORT, path, gzip=True)[1])
    same = " ".join(f"add_header {name} {json.dumps(value)};" for name, value in headers if name.lower() not in HOP)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=NGINX_PORT, headers=same))
    for each in folder.rglob("*"):
        each.chmod(0o755 if each.is_dir() else each.stat().st_mode | 0o044)
    folder.chmod(0o755)


def asked(port: int, path: str, headers: list[str]) -> float:
    """Return how many answers a second wrk gets."""
    load = ("-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s")
    return requests_a_second(f"http://127.0.0.1:{port}{path}", *load, *headers)


def fetch(port: int, path: str, *, gzip: bool = False) -> tuple[list[tuple[str, str]], bytes]:
    """Return headers and body of a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"} if gzip else {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} on port {port}: status {answer.status}")
    return answer.getheaders(), body


def wait_for(port: int, path: str) -> None:
    """Wait until a server answers. Raises RuntimeError after a minute."""
    for _ in range(300):
        try:
            fetch(port, path)
            return
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
    raise RuntimeError(f"nobody answers on port {port}")


def wait_until_baked(path: str) -> None:
    """Wait until the page has stayed the same for five seconds: a server that starts bakes what is new to it."""
    before, since = b"", time.monotonic()
    while time.monotonic() - since < 5:
        time.sleep(0.5)
        if (now := fetch(PORT, path)[1]) != before:
            before, since = now, time.monotonic()


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a server."""
    return subprocess.Popen(command, cwd=ROOT)  # noqa: S603  # Our own words.


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop it."""
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    sys.exit(main())
