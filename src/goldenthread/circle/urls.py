"""Addresses of the circle room."""

from django.urls import path

from goldenthread.circle.views import asking, bars, family, people, readers, renewing

app_name = "circle"
urlpatterns = [
    path("circles", people.to_settle, name="to-settle"),
    path("related", bars.kin_elsewhere, name="kin-elsewhere"),
    path("ask-for-access", asking.ask, name="ask-for-access"),
    path("children/<uuid:child>/circle/asked/<uuid:wanted>", asking.answer, name="answer-asked"),
    path("children/<uuid:child>/circle", people.everybody, name="people"),
    path("children/<uuid:child>/circle/add", people.add, name="add"),
    path("children/<uuid:child>/circle/<uuid:tie>/facts", people.facts, name="facts"),
    path("children/<uuid:child>/circle/<uuid:tie>/way-in", renewing.renew, name="renew"),
    path("children/<uuid:child>/circle/<uuid:tie>/end", people.end, name="end"),
    path("children/<uuid:child>/capacity", people.capacity, name="capacity"),
    path("children/<uuid:child>/watched", people.watched, name="watched"),
    path("children/<uuid:child>/related", bars.kin, name="kin"),
    path("children/<uuid:child>/kept-out/new", bars.keep_out, name="keep-out"),
    path("children/<uuid:child>/kept-out/<uuid:bar>/keep", bars.keep_on, name="keep-on"),
    path("children/<uuid:child>/kept-out/<uuid:bar>/ask", bars.ask_to_lift, name="ask-to-lift"),
    path("children/<uuid:child>/kept-out/<uuid:bar>/lift", bars.lift, name="lift"),
    path("children/<uuid:child>/readers", readers.readers, name="readers"),
    path("children/<uuid:child>/readers/new", readers.name_reader, name="name-reader"),
    path("children/<uuid:child>/readers/back", readers.take_back, name="reader-back"),
    path("children/<uuid:child>/readers/<uuid:tie>/end", readers.end, name="end-reader"),
    path("children/<uuid:child>/who/<slug:part>", family.who, name="who"),
    path("children/<uuid:child>/what-adults-see", family.oversight, name="oversight"),
    path("children/<uuid:child>/my-choice", family.choice, name="choice"),
    path("children/<uuid:child>/helpers", family.helpers, name="helpers"),
    path("children/<uuid:child>/helpers/new", family.let_help, name="let-help"),
    path("children/<uuid:child>/helpers/back", family.take_back, name="take-back"),
    path("children/<uuid:child>/helpers/<uuid:tie>/end", family.end_help, name="end-help"),
    path("children/<uuid:child>/agreed", family.consents, name="consents"),
]
