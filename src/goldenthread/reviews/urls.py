"""Addresses of the reviews room."""

from django.urls import path

from goldenthread.reviews import views

app_name = "reviews"
urlpatterns = [
    path("cases/<uuid:case>/annual-review", views.review, name="review"),
    path("cases/<uuid:case>/annual-review/next-step", views.next_step, name="next-step"),
    path("cases/<uuid:case>/annual-review/meeting", views.meeting, name="meeting"),
    path("cases/<uuid:case>/annual-review/decision", views.decision, name="decision"),
    path("cases/<uuid:case>/annual-review/ending", views.ending, name="ending"),
]
