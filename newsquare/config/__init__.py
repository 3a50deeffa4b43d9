"""Puts the parts together: settings, addresses, start-up and deploy checks."""
