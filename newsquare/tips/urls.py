"""The addresses of story ideas."""

from django.urls import path

from newsquare.tips import views

urlpatterns = [
    path("story-idea/", views.story_idea, name="story_idea"),
    path("story-idea/answer/", views.answer, name="story_idea_answer"),
]
