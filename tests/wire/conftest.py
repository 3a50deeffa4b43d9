"""Ada at her desk, for what of the wire is done there."""

from tests.desk.conftest import desk

__all__ = ["desk"]
