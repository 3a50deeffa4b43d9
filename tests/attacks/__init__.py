"""Strings that want to be more than text, through every output."""
