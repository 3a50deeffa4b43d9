"""Plays the demo's fortnight through the actions that people use, each thing at its own time."""

from newsquare.demo.replay.play import play

__all__ = ["play"]
