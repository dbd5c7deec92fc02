"""Every address of the product: each room brings its own `urls.py`, and the building adds whether it is open."""

from django.conf import settings
from django.urls import include, path

from goldenthread.insight.views import home
from goldenthread.site import gallery, presenting, views
from goldenthread.site.rooms import built

handler500 = views.broken
urlpatterns = [
    path("", home, name="home"),
    path("up", views.up, name="up"),
    path("presenting", presenting.present, name="present"),
    path("", include("goldenthread.site.signing_in.urls")),
    *(path("", include(f"goldenthread.{room}.urls")) for room in built("urls.py") if room != "site"),
]

if settings.DEBUG:
    urlpatterns += [
        path("gallery", gallery.show),
        path("gallery/<slug:part>", gallery.show),
        path("gallery-draft", gallery.keep),
    ]
