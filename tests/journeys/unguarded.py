"""An address whose view does not say what it opens."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from goldenthread.site import urls


def nothing_said(request: HttpRequest) -> HttpResponse:
    return HttpResponse("This must never be read.")


urlpatterns = [path("nothing-said", nothing_said), path("", include(urls.urlpatterns))]
