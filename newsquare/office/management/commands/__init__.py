"""The commands of the back office."""
