"""The screen on which an administrator says who is on the station's staff."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from newsquare.accounts import letters
from newsquare.accounts.actions import add_staff, change_role, remove_staff, reset_staff
from newsquare.accounts.models import Role, User
from newsquare.accounts.queries import links_of, roles_at, staff_of, works_elsewhere
from newsquare.stations.models import Station
from newsquare.stations.queries import station_of


class NewcomerForm(forms.Form):
    """Who joins the staff, and as what."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    name = forms.CharField(label=gettext_lazy("Name, as in bylines"), max_length=60, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)


@require_http_methods(["GET", "POST"])
def staff_screen(request: HttpRequest) -> HttpResponse:
    """Show the station's staff; a POST changes it. One-time links go out by mail."""
    if not request.user.has_perm("accounts.change_rolegroup"):
        raise PermissionDenied
    station = station_of(request)
    if request.method == "GET":
        return _screen(request, station, NewcomerForm())
    if request.POST.get("do") == "add":
        return _add(request, station)
    number = request.POST.get("person", "")
    person = get_object_or_404(staff_of(station), pk=int(number) if number.isdecimal() else 0)
    if person == request.user:
        messages.error(request, _("Another administrator must do that for you."))
    else:
        _change(request, station, person)
    return redirect("desk_staff")


def _add(request: HttpRequest, station: Station) -> HttpResponse:
    form = NewcomerForm(request.POST)
    if not form.is_valid():
        return _screen(request, station, form)
    welcome = add_staff(
        email=form.cleaned_data["email"],
        name=form.cleaned_data["name"],
        role=Role(form.cleaned_data["role"]),
        station=station,
        now=timezone.now(),
    )
    if welcome.token is None:
        messages.success(request, _("%(name)s is on the staff, and can sign in already.") % {"name": welcome.user})
    else:
        _mail_link(request, station, welcome.user, welcome.token)
    return redirect("desk_staff")


def _change(request: HttpRequest, station: Station, person: User) -> None:
    match request.POST.get("do"):
        case "role" if request.POST.get("role") in Role.values:
            change_role(user=person, role=Role(request.POST["role"]), station=station)
            messages.success(request, _("%(name)s has a new role.") % {"name": person})
        case "remove":
            stays = remove_staff(user=person, station=station)
            messages.success(request, _("%(name)s is off the staff and signed out.") % {"name": person})
            if stays:
                words = _("Scheduled by %(name)s, and going out all the same: %(stories)s. Take off what should not.")
                messages.warning(request, words % {"name": person, "stories": "; ".join(stays)})
        case "reset" if works_elsewhere(person, station):
            words = _("%(name)s works for another station, too: only who runs the server can make a new link.")
            messages.error(request, words % {"name": person})
        case "reset":
            _mail_link(request, station, person, reset_staff(user=person, station=station, now=timezone.now()))


def _mail_link(request: HttpRequest, station: Station, person: User, token: str) -> None:
    """Send a link to its owner alone: whoever sees it could become them."""
    if letters.send_staff_link(station, to=person.email, token=token):
        messages.success(request, _("A one-time link is on its way to %(address)s.") % {"address": person.email})
    else:
        messages.error(request, _("The mail with the link could not be sent. Check the mail settings; then try again."))


def _screen(request: HttpRequest, station: Station, form: NewcomerForm) -> HttpResponse:
    people = list(staff_of(station))
    roles = roles_at(station, [person.pk for person in people])
    links = links_of(station)
    context: dict[str, Any] = {
        "people": [(person, roles.get(person.pk), person == request.user, links.get(person.pk)) for person in people],
        "now": timezone.now(),
        "roles": Role.choices,
        "form": form,
    }
    return render(request, "accounts/staff.html", context)
