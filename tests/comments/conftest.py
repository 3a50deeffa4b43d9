"""What every test of the forum begins with."""

from collections.abc import Iterator

import pytest

from newsquare.lib import flood


@pytest.fixture(autouse=True)
def _nobody_was_here_before() -> Iterator[None]:
    flood.forget()
    yield
    flood.forget()
