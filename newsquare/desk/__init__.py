"""The newsroom's screens and front pages."""
