"""Deeds: what stories are filed under."""

from django.test import Client

from newsquare.stories.models import HousePage, Section, Topic
from tests.cast import StationFactory, TopicFactory
from tests.desk.deeds.deed import deed
from tests.desk.test_stories import written


@deed("desk/topics/add/", right="stories.add_topic")
def makes_a_topic(client: Client) -> bool:
    client.post("/desk/topics/add/", {"name": "Bridges", "slug": "bridges", "description": ""})
    return Topic.objects.filter(slug="bridges").exists()


@deed("desk/topics/edit/<int:pk>/", right="stories.change_topic")
def changes_a_topic(client: Client) -> bool:
    client.post(f"/desk/topics/edit/{TopicFactory().pk}/", {"name": "Bridges", "description": ""})
    return Topic.objects.filter(name="Bridges").exists()


@deed("desk/sections/add/", right="stories.add_section")
def makes_a_section(client: Client) -> bool:
    client.post("/desk/sections/add/", {"name": "Sport", "slug": "sport", "position": 2})
    return Section.objects.filter(slug="sport").exists()


@deed("desk/sections/edit/<int:pk>/", right="stories.change_section")
def changes_a_section(client: Client) -> bool:
    client.post(f"/desk/sections/edit/{Section.objects.get().pk}/", {"name": "Sport", "position": 2})
    return Section.objects.filter(name="Sport").exists()


@deed("desk/house-pages/edit/<int:pk>/", right="stories.change_housepage")
def changes_a_house_page(client: Client) -> bool:
    page = HousePage.objects.create(station=StationFactory(), slug="about", title="About", body="")
    text = written()["body-0-value"]
    client.post(f"/desk/house-pages/edit/{page.pk}/", {"title": "About us", "body": text})
    return HousePage.objects.filter(title="About us").exists()
