"""What an editor would want to know of a draft before readers get it: weight, alternative texts, headings, links."""

from newsquare.stories.inspection.draft import Checked, Finding, check_draft

__all__ = ["Checked", "Finding", "check_draft"]
