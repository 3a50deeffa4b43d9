"""The addresses of accounts. The names that begin with account_ and mfa_ are those that allauth looks for."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from newsquare.accounts.admin import DeskAccountView, own_factors
from newsquare.accounts.views import me, set_up, sign_in, sign_out, staff

urlpatterns = [
    path("sign-in/", sign_in.ask, name="account_login"),
    path("sign-in/code/", sign_in.type_code, name="account_confirm_login_code"),
    path("sign-in/password/", staff.password, name="sign_in_password"),
    path("sign-in/second/", staff.second_factor, name="mfa_authenticate"),
    path("sign-in/link/", set_up.link),
    path("sign-in/link/<str:token>/", set_up.link, name="staff_link"),
    path("sign-out/", sign_out.sign_out, name="account_logout"),
    path("me/name/", me.name, name="my_name"),
    path("me/address/", me.address, name="my_address"),
    path("me/address/code/", me.address_code, name="my_address_code"),
    path("me/data/", me.data, name="my_data"),
    path("me/erase/", me.erase, name="my_erasing"),
    path("desk/account/second-factor/", require_admin_access(own_factors), name="own_factors"),
    path("desk/account/", require_admin_access(DeskAccountView.as_view())),  # Before Wagtail's own.
]
