"""The screens on which editors arrange the fronts, see them before readers do, and go back."""

from newsquare.desk.admin.fronts.screens import front, preview, versions

__all__ = ["front", "preview", "versions"]
