"""The forum: posting, house rules, moderation."""
