"""Addresses of the plans room."""

from django.urls import path

from goldenthread.plans.views import drafting, issuing, reading

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:case>/ehc-plan", reading.plan, name="plan"),
    path("cases/<uuid:case>/ehc-plan/versions/<int:number>", reading.plan, name="version"),
    path("cases/<uuid:case>/ehc-plan/changes/<int:older>/<int:newer>", reading.changes, name="changes"),
    path("cases/<uuid:case>/ehc-plan/answer", reading.answer, name="answer"),
    path("cases/<uuid:case>/ehc-plan/draft", drafting.draft, name="draft"),
    path("cases/<uuid:case>/ehc-plan/draft/begin", drafting.begin, name="begin"),
    path("cases/<uuid:case>/ehc-plan/draft/new/<slug:kind>", drafting.new_line, name="new-line"),
    path("cases/<uuid:case>/ehc-plan/draft/lines/<uuid:strand>", drafting.line, name="line"),
    path("cases/<uuid:case>/ehc-plan/draft/lines/<uuid:strand>/place", drafting.include, name="include"),
    path("cases/<uuid:case>/ehc-plan/draft/sections/<slug:section>", drafting.text, name="text"),
    path("cases/<uuid:case>/ehc-plan/draft/sending", issuing.send, name="send"),
    path("cases/<uuid:case>/ehc-plan/consultations", issuing.consultations, name="consultations"),
    path("cases/<uuid:case>/ehc-plan/consultation", issuing.reply, name="reply"),
    path("cases/<uuid:case>/ehc-plan/final", issuing.final, name="final"),
]
