"""Forms of the desk's own screens."""

import re
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from newsquare.accounts.queries import staff_of
from newsquare.lib.time_field import LocalTimeField
from newsquare.stations.models import Host, Station
from newsquare.stations.queries import current_station
from newsquare.stories.models import Indexing, Label, Section, Topic
from newsquare.wire.actions import set_key
from newsquare.wire.models import Asked, Source
from newsquare.wire.queries import FORMAT_NAMES


class SourceForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is untyped.
    """A source of copy, its topic and section chosen from the station's own."""

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[("detect", _("Found out from each file")), *((name, name) for name in FORMAT_NAMES)],
    )
    label = forms.ChoiceField(label=_("Label"), choices=Label.choices)
    indexing = forms.ChoiceField(label=_("Search engines"), choices=Indexing.choices)
    topics = forms.CharField(
        label=_("Words in the copy and their topics"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One pair a line: a category or keyword of the copy = our topic, such as “Congress = Politics”."),
    )
    key = forms.CharField(
        label=_("Key or password"),
        required=False,
        strip=True,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Of the AP Media API or the mailbox. Kept sealed and never shown again; empty leaves the one we have."
        ),
    )
    mail_senders = forms.CharField(
        label=_("Senders let in"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: an address, or what stands behind the @. Everybody else’s mails are passed over."),
    )
    picture_hosts = forms.CharField(
        label=_("Hosts whose pictures may be fetched"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, such as pictures.example.com. The feed’s own host is allowed."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.station_id is None:
            self.instance.station = current_station()
        station = self.instance.station
        names = dict(Topic.objects.filter(station=station).values_list("slug", "name"))
        self.initial["topics"] = "\n".join(
            f"{word} = {names.get(slug, slug)}" for word, slug in self.instance.topics.items()
        )
        self.initial["picture_hosts"] = "\n".join(self.instance.picture_hosts)
        self.initial["mail_senders"] = "\n".join(self.instance.mail_senders)
        none = [("", _("None"))]
        self.fields["topic"].choices = none + list(Topic.objects.filter(station=station).values_list("slug", "name"))
        self.fields["section"].choices = none + list(
            Section.objects.filter(station=station).values_list("slug", "name")
        )

    def clean_folder(self) -> str:
        """Return the folder. Raises ValidationError for one outside of the station's own.

        Its files are read, shown and moved away: which others of the server's may be is for who runs the server.
        """
        folder: str = self.cleaned_data["folder"].strip()
        own = Path(settings.DATA, "incoming", self.instance.station.slug).resolve()
        if folder and folder != self.initial.get("folder") and not Path(folder).resolve().is_relative_to(own):
            words = _("Here you can name a folder in %(own)s. Another one is named in the station’s file.")
            raise forms.ValidationError(words % {"own": own})
        return folder

    def clean_slug(self) -> str:
        """Return the slug. Raises ValidationError where another source of the station has it."""
        slug: str = self.cleaned_data["slug"]
        if Source.objects.filter(station=self.instance.station, slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another source has this slug: choose a different one."))
        return slug

    def clean_topics(self) -> dict[str, str]:
        """Return the table of words and topics. Raises ValidationError where a topic is not the station's."""
        known: dict[str, str] = {}
        for slug, name in Topic.objects.filter(station=self.instance.station).values_list("slug", "name"):
            known |= {slug: slug, name.casefold(): slug}
        table: dict[str, str] = {}
        for line in filter(str.strip, self.cleaned_data["topics"].splitlines()):
            word, sign, topic = (part.strip() for part in line.rpartition("="))
            if not (word and sign and topic):
                raise forms.ValidationError(_("“%(line)s”: write a word, =, and a topic.") % {"line": line.strip()})
            if topic.casefold() not in known:
                raise forms.ValidationError(_("No topic here is called “%(topic)s”.") % {"topic": topic})
            table[word] = known[topic.casefold()]
        return table

    def clean_mail_senders(self) -> list[str]:
        """Return addresses and domains. Raises ValidationError for anything else."""
        lines = [line.strip().lower().lstrip("@") for line in self.cleaned_data["mail_senders"].splitlines()]
        senders = [line for line in lines if line]
        if wrong := next((each for each in senders if " " in each or "." not in each), ""):
            raise forms.ValidationError(_("“%(line)s” is neither an address nor a domain.") % {"line": wrong})
        return senders

    def clean_mail_host(self) -> str:
        """Return the mail server. Raises ValidationError for what is no name of a host."""
        host: str = self.cleaned_data["mail_host"].strip().lower()
        if host and (not re.fullmatch(r"[\w.-]+(:\d{1,5})?", host) or "." not in host):
            raise forms.ValidationError(_("Write the server’s name only, such as imap.example.com."))
        return host

    def clean(self) -> dict[str, Any]:
        """Say what a way of asking needs."""
        said: dict[str, Any] = super().clean()
        if said.get("asked") == Asked.MAILBOX and not (said.get("mail_host") and said.get("mail_senders")):
            self.add_error("mail_host", _("A mailbox needs its server, and at least one sender who is let in."))
        if said.get("asked") == Asked.AP and not str(said.get("url") or "").startswith("https://"):
            self.add_error("url", _("The AP Media API needs its address, with https://."))
        return said

    def save(self, commit: bool = True) -> Source:
        """Save the source, and its key where one was typed."""
        source: Source = super().save(commit=commit)
        if commit and self.cleaned_data.get("key"):
            set_key(source=source, text=self.cleaned_data["key"], by=None, now=timezone.now())
        return source

    def clean_picture_hosts(self) -> list[str]:
        """Return host names. Raises ValidationError for anything but a list of them."""
        hosts = [line.strip().lower() for line in self.cleaned_data["picture_hosts"].splitlines() if line.strip()]
        if any("/" in host or " " in host for host in hosts):
            raise forms.ValidationError(_("Write host names only, without https:// and without a path."))
        return hosts


class StationForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is untyped.
    """The station, with its hosts one a line, the canonical one first."""

    hosts_text = forms.CharField(
        label=_("Hosts"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, with the port where it is not the usual one. The first is in all addresses."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hosts_text"].initial = "\n".join(host.name for host in self.instance.hosts.all())

    def clean_hosts_text(self) -> list[str]:
        """Return the hosts. Raises ValidationError where one belongs to another station or none is left."""
        names = list(
            dict.fromkeys(line.strip().lower() for line in self.cleaned_data["hosts_text"].splitlines() if line.strip())
        )
        taken = Host.objects.filter(name__in=names).exclude(station=self.instance).select_related("station").first()
        if taken:
            raise forms.ValidationError(
                _("%(host)s belongs to %(station)s.") % {"host": taken, "station": taken.station}
            )
        if any("/" in name or " " in name for name in names):
            raise forms.ValidationError(_("Write host names only, without https:// and without a path."))
        return names

    def save(self, commit: bool = True) -> Station:
        """Save the station and its hosts."""
        station: Station = super().save(commit=commit)
        names = self.cleaned_data["hosts_text"]
        station.hosts.exclude(name__in=names).delete()
        for position, name in enumerate(names):
            Host.objects.update_or_create(name=name, defaults={"station": station, "position": position})
        return station


class AssignmentForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is untyped.
    """A line on the plan, for people and sections of the station."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        station = current_station()
        assert station is not None
        if self.instance.station_id is None:
            self.instance.station, self.instance.made_at = station, timezone.now()
            self.instance.made_by = self.for_user
        self.fields["person"].queryset = staff_of(station)
        self.fields["section"].queryset = Section.objects.filter(station=station)
        due = self.fields["due_at"]
        self.fields["due_at"] = LocalTimeField(
            second=False, before=self.initial.get("due_at"), required=False, label=due.label, widget=due.widget
        )
