"""Photographs the demo for the documents. Run by script/tour; not a test."""
