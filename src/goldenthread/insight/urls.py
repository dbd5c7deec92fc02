"""Addresses of the insight room."""

from django.urls import path

from goldenthread.insight import views

app_name = "insight"
urlpatterns = [
    path("worklist", views.worklist, name="worklist"),
    path("find", views.find, name="find"),
]
