"""One cast for all tests: Ada edits, Ben reports, Cleo moderates, Dot reads, at Channel 9 Riverbend."""

from typing import Any

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from newsquare.accounts.models import Role, RoleGroup, User
from newsquare.stations.models import Host, Station
from newsquare.stories.models import Section, Story, Topic
from tests.clock import MONDAY_NOON

PASSWORD = "four unrelated green words"


class StationFactory(DjangoModelFactory[Station]):
    """Channel 9 Riverbend, answering to `testserver`; named otherwise, it answers to SLUG.test."""

    class Meta:
        model = Station
        skip_postgeneration_save = True
        django_get_or_create = ("slug",)

    slug = "riverbend"
    name = factory.LazyAttribute(lambda station: f"Channel 9 {station.slug.title()}")
    town = factory.LazyAttribute(lambda station: station.slug.title())
    timezone = "America/Chicago"
    contact_email = "newsroom@riverbend.example"

    @factory.post_generation
    def host(self: Station, create: bool, extracted: str | None, **_: Any) -> None:  # type: ignore[misc]
        """Answer to a host."""
        name = extracted or ("testserver" if self.slug == "riverbend" else f"{self.slug}.test")
        Host.objects.get_or_create(name=name, defaults={"station": self})


class SectionFactory(DjangoModelFactory[Section]):
    """The section News."""

    class Meta:
        model = Section
        django_get_or_create = ("station", "slug")

    station = factory.SubFactory(StationFactory)
    slug = "news"
    name = factory.LazyAttribute(lambda section: section.slug.title())


class TopicFactory(DjangoModelFactory[Topic]):
    """The topic County Government."""

    class Meta:
        model = Topic
        django_get_or_create = ("station", "slug")

    station = factory.SubFactory(StationFactory)
    slug = "county-government"
    name = factory.LazyAttribute(lambda topic: topic.slug.replace("-", " ").title())


class StoryFactory(DjangoModelFactory[Story]):
    """A draft of a local story. `PublishedStoryFactory` makes one that readers see."""

    class Meta:
        model = Story
        skip_postgeneration_save = True

    station = factory.SubFactory(StationFactory)
    headline = factory.Sequence(lambda number: f"Council votes on bridge number {number}")
    slug = factory.Sequence(lambda number: f"bridge-{number}")
    deck = "Repairs begin in spring."
    section = factory.SubFactory(SectionFactory, station=factory.SelfAttribute("..station"))
    live = False
    body = factory.LazyFunction(lambda: [("text", "<p>The council voted five to two.</p>")])

    @factory.post_generation
    def topics(self: Story, create: bool, extracted: list[Topic] | None, **_: Any) -> None:  # type: ignore[misc]
        """File the story under topics."""
        if extracted:
            self.topics.set(extracted)
            self.save()


class PublishedStoryFactory(StoryFactory):
    """A story that readers see since Monday noon."""

    @factory.post_generation
    def published(self: Story, create: bool, extracted: Any, **_: Any) -> None:  # type: ignore[misc]
        """Publish it."""
        from newsquare.stories.actions import publish  # The cast is loaded before the actions.

        publish(story=self, by=None, now=extracted or MONDAY_NOON)
        self.refresh_from_db()


class ReaderFactory(DjangoModelFactory[User]):
    """Dot, who reads."""

    class Meta:
        model = User
        django_get_or_create = ("email",)

    name = "Dot"
    email = factory.LazyAttribute(lambda user: f"{user.name.lower().replace(' ', '.')}@readers.example")


def staff(name: str, role: Role, station: Station | None = None) -> User:
    """Return a member of staff of a station, in the group of the role."""
    station = station or StationFactory()
    user = ReaderFactory(name=name, email=f"{name.lower()}@{station.slug}.example")
    user.groups.add(role_group(station, role))
    return user


def role_group(station: Station, role: Role) -> Group:
    """Return the group of a role at a station."""
    found = RoleGroup.objects.filter(station=station, role=role).select_related("group").first()
    if found:
        return found.group
    group = Group.objects.create(name=f"{station.slug}: {role}")
    RoleGroup.objects.create(station=station, role=role, group=group)
    return group


def ada(station: Station | None = None) -> User:
    """Ada edits."""
    return staff("Ada", Role.EDITOR, station)


def ben(station: Station | None = None) -> User:
    """Ben reports."""
    return staff("Ben", Role.REPORTER, station)


def cleo(station: Station | None = None) -> User:
    """Cleo moderates."""
    return staff("Cleo", Role.MODERATOR, station)
