"""Bakes pages, knows what each page shows, purges and serves."""
