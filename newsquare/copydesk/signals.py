"""What the copydesk tells and asks the parts above it."""

from django.dispatch import Signal

asked_where = Signal()  # story_id, picture_id (one of them None): receivers return the paths of the pages that show it
