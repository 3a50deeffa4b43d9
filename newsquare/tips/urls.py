"""The addresses of story ideas."""

from django.urls import path

from newsquare.tips import views

urlpatterns = [
    path("story-idea/", views.story_idea, name="story_idea"),
    path("story-idea/thanks/", views.thanks, name="story_idea_thanks"),
]
