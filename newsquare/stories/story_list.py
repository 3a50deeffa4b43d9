"""The newsroom's list of stories: searched by the words of drafts, narrowed by state, section, topic, person, day."""

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from newsquare.lib.own_rows import RowsView
from newsquare.stations.queries import station_of
from newsquare.stories.contexts.search import doubts_in_words
from newsquare.stories.models import Label, Section, Story, Topic
from newsquare.stories.queries import found_at_the_desk, read_question

NOT_OUT = Q(public__isnull=True, withdrawn_at__isnull=True)
STATES = {
    "draft": (_("Draft"), NOT_OUT & Q(go_live_at__isnull=True)),
    "scheduled": (_("Scheduled"), NOT_OUT & Q(go_live_at__isnull=False)),
    "published": (_("Published"), Q(public__isnull=False)),
    "changed": (_("Published, with changes in draft"), Q(public__isnull=False, has_unpublished_changes=True)),
    "withdrawn": (_("Withdrawn"), Q(public__isnull=True, withdrawn_at__isnull=False)),
}


def _sections(request: HttpRequest | None) -> QuerySet[Section]:
    return Section.objects.filter(station=station_of(request)) if request else Section.objects.none()


def _topics(request: HttpRequest | None) -> QuerySet[Topic]:
    return Topic.objects.filter(station=station_of(request)) if request else Topic.objects.none()


class StoryFilters(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is untyped.
    """What narrows the list."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=[(key, name) for key, (name, _which) in STATES.items()], method="in_state"
    )
    section = django_filters.ModelChoiceFilter(label=_("Section"), queryset=_sections)
    topics = django_filters.ModelChoiceFilter(label=_("Topic"), queryset=_topics)
    person = django_filters.CharFilter(label=_("Person or agency"), method="by_person")
    label = django_filters.ChoiceFilter(label=_("From"), choices=Label.choices)
    published_at = django_filters.DateFromToRangeFilter(label=_("Published"), widget=DateRangePickerWidget)

    class Meta:
        model = Story
        fields: list[str] = []

    def in_state(self, stories: QuerySet[Story], _name: str, value: str) -> QuerySet[Story]:
        """Return the stories in a state."""
        return stories.filter(STATES[value][1])

    def by_person(self, stories: QuerySet[Story], _name: str, value: str) -> QuerySet[Story]:
        """Return the stories with a name in the byline of their latest draft."""
        asked = read_question(f'author:"{value.replace(chr(34), " ")}"')
        return found_at_the_desk(stories, asked, station_of(self.request))[0] if asked.named else stories.none()


class StoriesView(RowsView):
    """The list. What is typed above it is read as readers' search reads it, over drafts."""

    filterset_class = StoryFilters

    def search_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        """Return the stories that hold what is asked for."""
        asked = read_question(self.search_query) if self.is_searching else None
        if asked is None or asked.is_empty:
            return queryset
        found, asked = found_at_the_desk(queryset, asked, station_of(self.request))
        if not self.results_only:
            for words in doubts_in_words(asked):
                messages.warning(self.request, words)
        return found
