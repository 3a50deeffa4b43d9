"""Wagtail's own settings of a person, less what ours keep."""

from typing import Any

from wagtail.admin.views.account import AccountView


class DeskAccountView(AccountView):
    """Wagtail's own settings of a person, without those that ours keep: name and address."""

    def get_panels(self) -> list[Any]:
        """Leave Wagtail's form for first and last name out."""
        return [panel for panel in super().get_panels() if panel.name != "name_email"]
