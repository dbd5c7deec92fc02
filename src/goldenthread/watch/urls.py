"""Addresses of the watch room."""

from django.urls import path

from goldenthread.watch.views import agreements, emergency, happenings, officer, register

app_name = "watch"
urlpatterns = [
    path("emergency", emergency.emergency, name="emergency"),
    path("emergency/<uuid:opening>", emergency.answer, name="answer"),
    path("watch", officer.watch, name="officer"),
    path("watch/openings/<uuid:opening>", officer.opening, name="opening"),
    path("watch/openings/<uuid:opening>/give-back", officer.give_back, name="give-back"),
    path("watch/alerts/<uuid:alert>", officer.alert, name="alert"),
    path("watch/events", happenings.happenings, name="happenings"),
    path("watch/events.csv", happenings.happenings_file, name="happenings-file"),
    path("watch/rights", register.rights, name="rights"),
    path("watch/rights.csv", register.rights_file, name="rights-file"),
    path("agreements", agreements.agreements, name="agreements"),
    path("agreements/new", agreements.agree, name="agree"),
    path("agreements/<uuid:agreement>/withdraw", agreements.withdraw, name="withdraw"),
]
