"""What the reader's own page says about the account."""

from django.template.loader import render_to_string


def links(**_: object) -> str:
    """Print the ways to change name and address, to sign out and to delete the account."""
    return render_to_string("accounts/my_account.html")
