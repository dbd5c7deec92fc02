"""Addresses of the release room."""

from django.urls import path

from goldenthread.release import views

app_name = "release"
urlpatterns = [
    path("lists", views.lists, name="lists"),
    path("lists/new", views.new, name="new"),
    path("lists/<uuid:list>", views.one, name="list"),
    path("lists/<uuid:list>/ask", views.ask, name="ask"),
    path("lists/<uuid:list>/decide", views.decide, name="decide"),
    path("lists/<uuid:list>/file", views.file, name="file"),
    path("publish", views.publish, name="publish"),
]
