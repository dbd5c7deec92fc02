"""Addresses of the record room."""

from django.urls import path

from goldenthread.record import views

app_name = "record"
urlpatterns = [
    path("children/<uuid:child>/", views.record, name="child"),
    path("children/<uuid:child>/dates", views.dates, name="dates"),
    path("children/<uuid:child>/timeline", views.timeline, name="timeline"),
    path("children/<uuid:child>/documents", views.documents, name="documents"),
    path("children/<uuid:child>/documents/new", views.add_document, name="add-document"),
    path("children/<uuid:child>/documents/<uuid:document>", views.document, name="document"),
    path("children/<uuid:child>/invite", views.invite, name="invite"),
    path("children/<uuid:child>/invite/back", views.take_back, name="take-back"),
    path("drafts/<path:place>", views.draft, name="draft"),
]
