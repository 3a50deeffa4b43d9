"""The front page's address."""

from django.urls import path

from newsquare.desk import views

urlpatterns = [path("", views.home, name="home")]
