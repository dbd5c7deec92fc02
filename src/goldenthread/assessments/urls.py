"""Addresses of the assessments room."""

from django.urls import path

from goldenthread.assessments.views import advising, deciding, hearing, helping, holding_back, requesting

app_name = "assessments"
urlpatterns = [
    path("children/<uuid:child>/assessment-request", requesting.request_assessment, name="request"),
    path("cases/<uuid:case>/assessment", deciding.assessment, name="assessment"),
    path("cases/<uuid:case>/assessment/request", requesting.sent, name="sent"),
    path("cases/<uuid:case>/assessment/caseworker", deciding.lead, name="lead"),
    path("cases/<uuid:case>/assessment/decision", deciding.decision, name="decision"),
    path("cases/<uuid:case>/assessment/invitation", hearing.invitation, name="invitation"),
    path("cases/<uuid:case>/assessment/views", hearing.views, name="views"),
    path("cases/<uuid:case>/assessment/no-duty", hearing.no_duty, name="no-duty"),
    path("cases/<uuid:case>/assessment/advice", advising.ask_for_advice, name="ask-for-advice"),
    path("cases/<uuid:case>/assessment/advice/<uuid:advice>", advising.advice, name="advice"),
    path(
        "cases/<uuid:case>/assessment/advice/<uuid:advice>/hold-back",
        holding_back.hold_back,
        name="hold-back",
    ),
    path("cases/<uuid:case>/assessment/advice/<uuid:advice>/show", holding_back.show, name="show-again"),
    path("cases/<uuid:case>/assessment/exception", deciding.exception, name="exception"),
    path("cases/<uuid:case>/assessment/plan-decision", deciding.plan_decision, name="plan-decision"),
    path("cases/<uuid:case>/assessment/withdrawal", requesting.withdraw, name="withdrawal"),
    path("local-help", helping.local_help, name="local-help"),
]
