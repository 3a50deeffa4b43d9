"""What happened to stories. Sent inside the transaction that did it; receivers enqueue work in the same one."""

from django.dispatch import Signal

story_published = Signal()  # story_id, version_id, first: bool
story_unpublished = Signal()  # story_id
story_corrected = Signal()  # story_id, correction_id
story_barred = Signal()  # story_id
picture_changed = Signal()  # picture_id
pictures_dropped = Signal()  # story_id: of its pictures some are shown in it no more
video_changed = Signal()  # video_id
topic_changed = Signal()  # topic_id
section_changed = Signal()  # section_id
house_page_changed = Signal()  # house_page_id
