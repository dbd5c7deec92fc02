"""Addresses of the privacy room."""

from django.urls import path

from goldenthread.privacy.views import keeping
from goldenthread.privacy.views import requests as views

app_name = "privacy"
ABOUT = "children/<uuid:child>/requests"
ONE = f"{ABOUT}/<uuid:asking>"
urlpatterns = [
    path("requests", views.open_requests, name="open"),
    path("watch/requests", views.clocks, name="clocks"),
    path(ABOUT, views.requests, name="requests"),
    path(f"{ABOUT}/new", views.ask, name="ask"),
    path(f"{ABOUT}/opinions", views.opinions, name="opinions"),
    path("retention", keeping.proposed, name="retention"),
    path("children/<uuid:child>/corrections", keeping.corrections, name="corrections"),
    path("children/<uuid:child>/corrections/new", keeping.correct, name="correct"),
    path("children/<uuid:child>/corrections/<uuid:correction>", keeping.correction, name="correction"),
    path("children/<uuid:child>/keeping", keeping.keeping, name="keeping"),
    path("children/<uuid:child>/keeping/hold", keeping.hold, name="hold"),
    path("children/<uuid:child>/keeping/class", keeping.classify, name="classify"),
    path("children/<uuid:child>/keeping/end", keeping.decide, name="decide"),
    path(ONE, views.asking, name="asking"),
    path(f"{ONE}/questions", views.questions, name="questions"),
    path(f"{ONE}/extend", views.extend, name="extend"),
    path(f"{ONE}/close", views.close, name="close"),
    path(f"{ONE}/gather", views.gather, name="gather"),
    path(f"{ONE}/mark", views.mark, name="mark"),
    path(f"{ONE}/answer", views.answer, name="answer"),
]
