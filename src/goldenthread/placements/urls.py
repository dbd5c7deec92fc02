"""Addresses of the placements room."""

from django.urls import path

from goldenthread.placements import views

app_name = "placements"
urlpatterns = [
    path("children/<uuid:child_id>/placements", views.placements, name="placements"),
]
