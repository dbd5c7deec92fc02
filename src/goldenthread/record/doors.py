"""How a form is shown, checked, acted on and answered: the same for every form about a child.

Words typed are never lost: a refusal or a stale save shows them again, and what was typed before it could be sent is
kept as a draft and offered back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.forms import SentForm
from goldenthread.access.requests import ActingRequest
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import Stale
from goldenthread.record.drafts import draft_of, drop_draft
from goldenthread.record.hiding import TellsWhere, masked_answers
from goldenthread.record.models import Child

Act = Callable[[SentForm], str]
_WRONG_CHILD = (
    "This form was opened for another child, so nothing was saved. Compare the name, birth date and reference at "
    "the top of the page, and copy your words to the right child."
)
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "submission", "version", "mask", "for_child"})


def serve_form(
    request: ActingRequest,
    make: Callable[..., SentForm],
    act: Act,
    *,
    template: str,
    initial: dict[str, Any] | None = None,
    drafts: bool = True,
    **context: Any,
) -> HttpResponse:
    """Show a form, or act on what was sent and go to the address that `act` returns.

    `make` builds the form from Django's own keyword arguments. An answer that is not accepted comes back with every
    word typed: 422 for a mistake or a refusal, 409 where someone else changed the same thing meanwhile. Words that will
    be sealed are typed without `drafts`: a draft lies open.
    """
    if drafts:
        context["autosave_url"] = reverse("record:draft", args=[request.path.lstrip("/")])
    if request.method != "POST":
        typed = draft_of(request.actor.person, request.path)
        form = make(initial={**(initial or {}), **typed})
        return render(request, template, context | {"form": form, "restored": bool(typed)})
    form = make(data=_answers(request), files=request.FILES, initial=initial)
    status = 422
    if _is_for_another_child(request):
        form.add_error(None, _WRONG_CHILD)
    if form.is_valid():
        try:
            address = act(form)
        except Stale as stale:
            form, context["conflict"], status = _again(make, request, stale, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            context["can_mask"] = isinstance(refusal, TellsWhere)
        else:
            drop_draft(request.actor.person, request.path)
            return HttpResponseRedirect(address, status=303)
    return render(request, template, context | {"form": form}, status=status)


def _is_for_another_child(request: ActingRequest) -> bool:
    """Say whether a form was opened about one child and sent to another's address."""
    opened, meant = request.actor.opened, request.POST.get("for_child")
    return isinstance(opened, Child) and bool(meant) and meant != str(opened.pk)


def _answers(request: ActingRequest) -> QueryDict:
    """Return what was sent, with a mask in place of what tells where a family is if the sender asked for one."""
    child = request.actor.opened
    if "mask" in request.POST and isinstance(child, Child):
        return masked_answers(child, request.POST)
    return request.POST


def _again(
    make: Callable[..., SentForm], request: ActingRequest, stale: Stale, form: Form
) -> tuple[SentForm, list[dict[str, Any]], int]:
    data = request.POST.copy()
    data["version"] = str(stale.version)
    again = make(data=data, files=request.FILES)
    again.is_valid()
    again.add_error(None, str(stale))
    return again, _conflict(stale, form), 409


def _conflict(stale: Stale, form: Form) -> list[dict[str, Any]]:
    """Set both texts side by side, for each field in which they differ."""
    return [
        {
            "label": form.fields[name].label or name,
            "current": stale.current[name],
            "yours": stale.yours.get(name, ""),
        }
        for name in stale.current
        if name in form.fields and str(stale.current[name]) != str(stale.yours.get(name, ""))
    ]


def typed_words(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed into a form, without what the form carries for itself."""
    return {
        name: values if len(values) > 1 else values[0]
        for name, values in request.POST.lists()
        if name not in _NOT_TYPED and any(values)
    }
