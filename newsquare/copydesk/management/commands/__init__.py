"""Commands of the copydesk."""
