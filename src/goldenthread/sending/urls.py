"""Addresses of the sending room."""

from django.urls import path

from goldenthread.sending import views

app_name = "sending"
ABOUT = "children/<uuid:child>"
urlpatterns = [
    path("letters", views.all_letters, name="all-letters"),
    path("sendings/not-delivered", views.not_delivered, name="not-delivered"),
    path(f"{ABOUT}/letters", views.letters, name="letters"),
    path(f"{ABOUT}/letters/<uuid:sending>", views.letter, name="letter"),
    path(f"{ABOUT}/documents/<uuid:document>/send", views.prepare, name="prepare"),
    path(f"{ABOUT}/sendings", views.sendings, name="sendings"),
    path(f"{ABOUT}/sendings/<uuid:sending>", views.sending, name="sending"),
    path(f"{ABOUT}/sendings/<uuid:sending>/rendering", views.rendering, name="rendering"),
    path(f"{ABOUT}/sendings/<uuid:sending>/confirm", views.confirm, name="confirm"),
    path(f"{ABOUT}/sendings/<uuid:sending>/approve", views.approve, name="approve"),
    path(f"{ABOUT}/sendings/<uuid:sending>/send-back", views.send_back, name="send-back"),
    path(f"{ABOUT}/sendings/<uuid:sending>/arrived", views.arrived, name="arrived"),
    path(f"{ABOUT}/sendings/<uuid:sending>/returned", views.returned, name="returned"),
]
