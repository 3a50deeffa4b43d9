"""Newsquare runs a local newsroom's site."""

__version__ = "0.1.0"
