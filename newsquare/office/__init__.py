"""The back office: the station file, backup and restore, checks."""
