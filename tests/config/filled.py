"""Fills a data folder's database as a newsroom would, from outside of the test's own process."""

import subprocess
import sys
from pathlib import Path

from tests.config.serving import environment

ROOT = Path(__file__).parents[2]

STORIES = """
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.cast import PublishedStoryFactory, StationFactory, TopicFactory
station = StationFactory(host="127.0.0.1")
topic = TopicFactory(station=station)
for number in range(5):
    PublishedStoryFactory(station=station, slug=f"bridge-{number}", topics=[topic])
default_storage.save("kept.txt", ContentFile("kept with the pictures"))
"""


def python(folder: Path, code: str, **variables: str) -> str:
    """Run code inside an installation, and return what it prints."""
    start = "import django; django.setup()\nfrom newsquare.config import preparation; preparation.prepare_command()\n"
    surroundings = environment(folder) | {"DJANGO_SETTINGS_MODULE": "newsquare.config.settings"} | variables
    command = [sys.executable, "-c", start + code]
    return subprocess.run(command, env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True).stdout
