"""The forum's addresses: writing, one's own comments, reports, and the moderators' queue."""
