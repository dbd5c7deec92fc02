"""Addresses of the directory room."""

from django.urls import path

from goldenthread.directory import views

app_name = "directory"
urlpatterns = [
    path("people", views.people, name="people"),
    path("people/new", views.offer, name="offer"),
    path("people/sign-out", views.sign_out, name="sign-out"),
    path("people/end", views.end, name="end"),
]
