"""Who and what is measured in an area: people signed in, a child with a full record, what each page asks and prints.

It opens sessions, and writes nothing about any child.
"""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.directory.models import Post
from goldenthread.record.models import Child, Relationship, Role
from goldenthread.site.door import ACTING_AS


def sessions_and_pages() -> dict[str, Any]:
    """Return the cookies of a SENCO and a caseworker, the pages to ask for, and what each of them costs in SQL."""
    senco, child = fullest_record()
    caseworker = _post("caseworker")
    people = {"senco": _session(senco), "caseworker": _session(caseworker)}
    named = Child.objects.get(pk=child)
    finding = f"/find?family_name={named.family_name}&born={named.born.isoformat()}"
    pages = {
        "record": ("senco", f"/children/{child}/"),
        "worklist": ("caseworker", "/worklist"),
        "find": ("caseworker", finding),
    }
    told: dict[str, Any] = {"people": people, "child": str(child), "children": _size(), "pages": {}}
    for name, (who, address) in pages.items():
        client = Client(HTTP_HOST="127.0.0.1")
        client.cookies["sessionid"] = people[who]
        told["pages"][name] = {"who": who, "address": address, **_cost(client, address)}
    return told


def fullest_record() -> tuple[Any, UUID]:
    """Return the child with the longest chain at a setting that has a SENCO who can sign in, and that SENCO's post."""
    for child in Child.objects.order_by("-chain_length")[:2000]:
        tie = Relationship.objects.filter(child=child, role=Role.ATTENDS, ends=None).first()
        post = tie and _post("senco", setting=tie.setting_id)
        if post:
            return post, child.pk
    raise LookupError(
        "No child with a long record attends a setting with a SENCO. Make the area again: demo."
    )


def _post(capacity: str, **where: Any) -> Any:
    return (
        Post.objects.filter(capacity=capacity, ends=None, **where)
        .select_related("person")
        .order_by("pk")
        .first()
    )


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = 'record_child'")
        return int(cursor.fetchone()[0])


def _session(post: Any) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(post.person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = post.person.get_session_auth_hash()
    session[ACTING_AS] = str(post.pk)
    session.save()
    return str(session.session_key)


def _cost(client: Any, address: str) -> dict[str, Any]:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    if answer.status_code != 200:
        raise LookupError(f"{address} answered {answer.status_code}; it cannot be measured.")
    return {
        "statements": [each["sql"] for each in asked.captured_queries],
        "body": base64.b64encode(answer.content).decode(),
    }
