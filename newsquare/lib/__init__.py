"""Helpers that know nothing of news, each named for its one purpose."""
