"""Pages of the building itself."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.guards import open_to_all


@open_to_all
@require_safe
def up(request: HttpRequest) -> HttpResponse:
    """Say that the product answers and reaches its database, for whatever watches over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("up", content_type="text/plain")
