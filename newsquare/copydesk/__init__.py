"""Takes wire copy into stories."""
