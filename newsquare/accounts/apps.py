"""Registers the part with Django."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Staff and readers: signing in, roles, consents."""

    name = "newsquare.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to stations and to `migrate`; offer our links to the reader's own page."""
        from newsquare.accounts import receivers, tasks  # noqa: F401  # Connects the receivers, registers the jobs.
        from newsquare.accounts.my_account import links
        from newsquare.theme import slots

        # Every part above has its rights by then: `auth` comes after them in INSTALLED_APPS.
        post_migrate.connect(receivers.bring_roles_up_to_date, sender=apps.get_app_config("auth"))
        slots.fill("me.account", links)
