"""Every address of the product: each room brings its own `urls.py`, and the building adds whether it is open."""

from django.urls import include, path

from goldenthread.site import views
from goldenthread.site.rooms import built

urlpatterns = [
    path("up", views.up, name="up"),
    *(path("", include(f"goldenthread.{room}.urls")) for room in built("urls.py") if room != "site"),
]
