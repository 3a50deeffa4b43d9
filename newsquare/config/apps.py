"""Registers the part with Django."""

from django.apps import AppConfig
from django.core import checks


class ConfigConfig(AppConfig):
    """Puts the parts together."""

    name = "newsquare.config"
    label = "config"

    def ready(self) -> None:
        """Have Django ask our questions before going public."""
        from newsquare.config.deployment import QUESTIONS  # Models can be imported only now.

        for question in QUESTIONS:
            checks.register(question, checks.Tags.security, deploy=True)
