"""Addresses of the record room."""

from django.urls import path

from goldenthread.record.views import looking, record

app_name = "record"
urlpatterns = [
    path("children/<uuid:child>/", record.record, name="child"),
    path("children/<uuid:child>/dates", record.dates, name="dates"),
    path("children/<uuid:child>/timeline", record.timeline, name="timeline"),
    path("children/<uuid:child>/documents", record.documents, name="documents"),
    path("children/<uuid:child>/documents/new", record.add_document, name="add-document"),
    path("children/<uuid:child>/documents/<uuid:document>", record.document, name="document"),
    path("children/<uuid:child>/looks", looking.looks, name="looks"),
    path("children/<uuid:child>/looks/<int:look>/ask", looking.ask, name="ask-about-look"),
    path("children/<uuid:child>/looks/questions/<uuid:question>", looking.explain, name="explain-look"),
    path("questions-about-looks", looking.questions, name="look-questions"),
    path("children/<uuid:child>/invite", record.invite, name="invite"),
    path("children/<uuid:child>/invite/back", record.take_back, name="take-back"),
    path("drafts/<path:place>", record.draft, name="draft"),
]
