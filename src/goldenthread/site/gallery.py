"""Every component, form and picture on a few pages, to look at and to test. Open only while debugging."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.guards import open_to_all
from goldenthread.site import samples
from goldenthread.site.shell import Place, Shell

SHELL = Shell(
    places=(
        Place(words="My class", href="/gallery/parts"),
        Place(words="Forms", href="/gallery/form"),
        Place(words="A form with errors", href="/gallery/errors"),
        Place(words="Pictures", href="/gallery/pictures"),
        Place(words="Work", href="/gallery/work"),
    ),
    person="Priya Patel",
    acting_as="class teacher at Oakfield Primary",
    sign_out="/gallery/parts",
    home="/gallery/parts",
)


class ConcernForm(forms.Form):
    """One field of every kind a room may ask for."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    submission = forms.UUIDField(widget=forms.HiddenInput)
    child = forms.CharField(label="Who is it about?", help_text="First name and family name", max_length=80)
    seen = forms.CharField(
        label="What did you see?",
        help_text="One sentence is enough. You need no proof.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    noticed = forms.DateField(label="When did you first notice it?", help_text="For example, 27 3 2026")
    shows = forms.MultipleChoiceField(
        label="Where does it show?",
        choices=samples.PLACES,
        widget=forms.CheckboxSelectMultiple(attrs={"hints": {"play": "At break, at lunch or in clubs"}}),
    )
    told = forms.ChoiceField(
        label="Who have you told?",
        choices=samples.TOLD,
        widget=forms.RadioSelect(
            attrs={"hints": {"nobody": "That is fine at this point"}, "reveals": {"other": "other_person"}}
        ),
    )
    other_person = forms.CharField(label="Who is it?", required=False)
    urgent = forms.ChoiceField(
        label="Is it urgent?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect(attrs={"inline": True}),
    )
    year = forms.ChoiceField(label="Year group", choices=samples.YEARS)
    minutes = forms.IntegerField(
        label="Minutes each week",
        min_value=5,
        widget=forms.NumberInput(attrs={"width": 3, "suffix": "minutes"}),
    )
    email = forms.EmailField(label="Your email address", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    report = forms.FileField(label="A report, if you have one", required=False)
    agreed = forms.BooleanField(label="I have told Amara that I am writing this")


PARTS = {
    "parts": "site/gallery/parts.html",
    "form": "site/gallery/form.html",
    "errors": "site/gallery/form.html",
    "pictures": "site/gallery/pictures.html",
    "work": "site/gallery/work.html",
}


@open_to_all
def show(request: HttpRequest, part: str = "parts") -> HttpResponse:
    """Show one part of the gallery; `errors` is the form as it comes back with nothing right in it."""
    if not settings.DEBUG or part not in PARTS:
        raise Http404("The gallery is open while debugging only.")
    return render(request, PARTS[part], _page(part))


@open_to_all
def keep(request: HttpRequest) -> HttpResponse:
    """Answer a draft as a room would, and keep nothing."""
    if not settings.DEBUG or request.method != "POST":
        raise Http404("The gallery is open while debugging only.")
    return HttpResponse(status=204)


def _page(part: str) -> dict[str, Any]:
    page: dict[str, Any] = {"shell": SHELL}
    if part in ("form", "errors"):
        sent = samples.WRONG if part == "errors" else None
        page |= {
            "form": ConcernForm(sent, initial={"version": 3, "submission": samples.SUBMISSION}),
            "action": "Send to Mrs Okafor",
            "consequence": "Mrs Okafor will read it today. Amara’s family will see it too.",
            "autosave_url": "/gallery-draft",
        }
    return page | {name.lower(): getattr(samples, name) for name in samples.__all__}
