"""Addresses of the support room."""

from django.urls import path

from goldenthread.support.views import concerns, delivering, planning, reviewing

app_name = "support"
urlpatterns = [
    path("children/<uuid:child>/concern", concerns.concern, name="concern"),
    path("cases/<uuid:case>/received", concerns.received, name="received"),
    path("cases/<uuid:case>/contact", concerns.contact, name="contact"),
    path("cases/<uuid:case>/closing", concerns.closing, name="closing"),
    path("cases/<uuid:case>/plan", planning.plan, name="plan"),
    path("cases/<uuid:case>/plan.pdf", planning.paper, name="paper"),
    path("cases/<uuid:case>/plan/words", planning.words, name="words"),
    path("cases/<uuid:case>/plan/versions", planning.versions, name="versions"),
    path("cases/<uuid:case>/plan/share", planning.share, name="share"),
    path("cases/<uuid:case>/plan/at-home", planning.at_home, name="at-home"),
    path("cases/<uuid:case>/plan/at-home/<uuid:voice>", planning.acknowledged, name="acknowledge"),
    path("cases/<uuid:case>/plan/signature", planning.signature, name="signature"),
    path("cases/<uuid:case>/plan/co-signature", planning.co_signature, name="co-signature"),
    path("cases/<uuid:case>/plan/start", planning.start, name="start"),
    path("cases/<uuid:case>/support-review", reviewing.review, name="review"),
    path("cases/<uuid:case>/more-help", reviewing.more_help, name="more-help"),
    path("children/<uuid:child>/delivery", delivering.delivery, name="delivery"),
    path("children/<uuid:child>/delivery/<uuid:provision>", delivering.session, name="session"),
    path("toolkit", planning.toolkit, name="toolkit"),
]
