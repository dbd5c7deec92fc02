"""Addresses of the record room."""

from django.urls import path

from goldenthread.record import views

app_name = "record"
urlpatterns = [
    path("drafts/<path:place>", views.draft, name="draft"),
]
