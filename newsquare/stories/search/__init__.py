"""Search over all stories: what readers may find, and what the desk may. A small index of our own, no service."""
