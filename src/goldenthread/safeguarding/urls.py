"""Addresses of the safeguarding room."""

from django.urls import path

from goldenthread.safeguarding.views import confiding, reaching

app_name = "safeguarding"
urlpatterns = [
    path("keeping-safe", reaching.home, name="home"),
    path("children/<uuid:child>/contact", reaching.contact, name="contact"),
    path("children/<uuid:child>/contact/new", reaching.add_contact, name="add-contact"),
    path("children/<uuid:child>/kept-safe", reaching.shelter, name="shelter"),
    path("children/<uuid:child>/safeguarding", confiding.notes_page, name="notes"),
    path("children/<uuid:child>/safeguarding/new", confiding.add_note, name="add-note"),
    path("children/<uuid:child>/safeguarding/ended", confiding.end_concern, name="end-concern"),
    path("children/<uuid:child>/own-words", confiding.say, name="say"),
    path("children/<uuid:child>/own-words/<uuid:words>/share", confiding.release, name="release"),
    path(
        "children/<uuid:child>/own-words/<uuid:words>/share-for-safety", confiding.override, name="override"
    ),
    path("children/<uuid:child>/death", confiding.death, name="death"),
    path("children/<uuid:child>/health/new", confiding.add_health, name="add-health"),
]
