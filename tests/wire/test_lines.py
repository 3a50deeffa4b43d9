"""What a line of a page is, is found at once, whatever the line."""

import re
import time

import pytest

from newsquare.wire.formats import line_patterns
from newsquare.wire.formats.lines import LONGEST, role_of

LIMIT = 0.1  # Seconds of a processor.
PATTERNS = {name: each for name, each in vars(line_patterns).items() if isinstance(each, re.Pattern)}
RUNS = [
    "A",
    "Ab",
    "Ab ",
    "Ab-",
    "Ab/",
    "A. ",
    "A,",
    "1",
    " ",
    "(",
    "·",
    "- ",
    "Photo ",
    "by ",
    "civil ",
    "AP/",
    "6H-a'",
]


@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.parametrize("start", ["", "By ", "Photo: ", "Ada / ", "Published "])
def test_no_run_of_letters_takes_long(name: str, start: str) -> None:
    for run in RUNS:
        for end in ("", "!", "\n"):
            line = (start + run * LONGEST)[: LONGEST - 1] + end
            began = time.process_time()
            PATTERNS[name].match(line)
            PATTERNS[name].search(line)

            assert time.process_time() - began < LIMIT, line


def test_encoded_bytes_take_no_time() -> None:
    line = "UFBRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAVQvbPfmWIfNEo71foq4TcHdClFSVmc9RWle" * 3
    began = time.process_time()

    role_of(line)

    assert time.process_time() - began < LIMIT
