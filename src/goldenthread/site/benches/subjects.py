"""Who and what is measured in an area: people signed in, a child with a full record, what each page asks and prints.

It opens sessions, and writes nothing about any child.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.access.signing.sessions import ACTING_AS, begin
from goldenthread.directory.models import Post
from goldenthread.directory.sessions import SessionStore
from goldenthread.record.models import Case, Child, Relationship, Role
from goldenthread.thread.models import Strand

MANY: Final = 200


def sessions_and_pages(at: datetime) -> dict[str, Any]:
    """Return the cookies of a SENCO and a caseworker, what to ask for, and what each page costs in SQL."""
    senco, child = fullest_record()
    caseworker = _post("caseworker")
    people = {"senco": _session(senco, at), "caseworker": _session(caseworker, at)}
    saves = list(_saves(senco))
    told: dict[str, Any] = {
        "people": people,
        "children": _size(),
        "saves": saves,
        "visits": {
            "record": _records(senco, caseworker),
            "worklist": _worklists(),
            "find": _finds(caseworker),
        },
        "pages": {},
    }
    measured = {
        "record": {"who": "senco", "address": f"/children/{child}/"},
        "worklist": {"who": "caseworker", "address": "/worklist"},
        "find": _find(Child.objects.get(pk=child)),
        "save": saves[0],
    }
    for name, asked in measured.items():
        client = Client(HTTP_HOST="127.0.0.1")
        client.cookies["sessionid"] = people[asked["who"]]
        told["pages"][name] = {**asked, **_cost(client, asked)}
    return told


def _records(senco: Any, caseworker: Any) -> list[dict[str, str]]:
    """Return records that a SENCO and a caseworker may open."""
    own = Case.objects.filter(setting_id=senco.setting_id).order_by("-pk").values_list("child", flat=True)
    area = _plans_of(caseworker).order_by("pk").values_list("child", flat=True)
    visits = [("senco", child) for child in own[:MANY]] + [("caseworker", child) for child in area[:MANY]]
    return [{"who": who, "address": f"/children/{child}/"} for who, child in visits]


def _worklists() -> list[dict[str, str]]:
    asked = [("caseworker", query) for query in ("", "?when=late", "?when=soon", "?process=needs_assessment")]
    return [{"who": who, "address": f"/worklist{query}"} for who, query in [*asked, ("senco", "")]]


def _finds(caseworker: Any) -> list[dict[str, str]]:
    under_way = _plans_of(caseworker).select_related("child").order_by("-pk")
    return [_find(case.child) for case in under_way[:MANY]]


def _plans_of(caseworker: Any) -> QuerySet[Case]:
    return Case.objects.filter(process="annual_review", authority_id=caseworker.authority_id)


def _find(child: Child) -> dict[str, str]:
    details = {"family_name": child.family_name, "born": child.born.isoformat()}
    return {"who": "caseworker", "address": f"/find?{urlencode(details)}"}


def _saves(senco: Any) -> Iterator[dict[str, Any]]:
    """Yield sessions of support that a SENCO may write down."""
    own = Case.objects.filter(setting_id=senco.setting_id).values("child")
    given = Strand.objects.filter(
        child__in=own, kind=Strand.Kind.PROVISION, ends=None, begins__lte=Now()
    ).order_by("-pk")
    for strand in given[:MANY]:
        fields = {
            "provision": str(strand.pk),
            "day": strand.begins.isoformat(),
            "given": "yes",
            "minutes": 20,
        }
        address = f"/children/{strand.child_id}/delivery/{strand.pk}"
        yield {"who": "senco", "address": address, "fields": fields}


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


def _session(post: Any, at: datetime) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(post.person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = post.person.get_session_auth_hash()
    session[ACTING_AS] = str(post.pk)
    begin(session, at, "a measurement")
    session.save()
    return str(session.session_key)


def _cost(client: Client, asked: dict[str, Any]) -> dict[str, Any]:
    """Ask once and note the statements and the bytes; what a save writes is rolled back."""
    _ask(client, asked)
    with CaptureQueriesContext(connection) as statements:
        answer = _ask(client, asked)
    if answer.status_code not in (200, 303):
        raise LookupError(f"{asked['address']} answered {answer.status_code}; it cannot be measured.")
    return {
        "statements": [each["sql"] for each in statements.captured_queries],
        "body": base64.b64encode(answer.content).decode(),
    }


def _ask(client: Client, asked: dict[str, Any]) -> Any:
    if "fields" not in asked:
        return client.get(asked["address"])
    with transaction.atomic():
        answer = client.post(asked["address"], {**asked["fields"], "submission": str(uuid4())})
        transaction.set_rollback(True)
    return answer
