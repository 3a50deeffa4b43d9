"""Registers the part with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Staff and readers: signing in, roles, consents."""

    name = "newsquare.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
