"""Files and printed pages: they come through the rule check alone, each time anew, under no address one can guess."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from goldenthread.access.guards import guard_of
from goldenthread.record.documents import store
from goldenthread.record.models import Bar, Document
from goldenthread.site.settings.environment import REPOSITORY
from tests.factories import signed_in
from tests.households.home import Home
from tests.households.reading import everything
from tests.households.scanning import Scan
from tests.households.test_two_parents import TWO_FATHERS
from tests.journeys.addresses import every_pattern

of_two_fathers = pytest.mark.parametrize("home", [TWO_FATHERS], indirect=True)


@pytest.mark.security("S038")
@of_two_fathers
@pytest.mark.parametrize("who", ["the mother", "Obi's father", "the SENCO"])
def test_every_file_comes_from_an_address_that_asks_for_a_right_around_that_child(
    home: Home, scan: Scan, who: str
):
    read = everything(home, who)
    files = [place for place, words in read.read.items() if "content-disposition" in words]

    assert files
    assert all(guard_of(resolve(each).func).is_about_a_child for each in files)


@pytest.mark.security("S038")
@of_two_fathers
def test_a_file_is_judged_anew_for_whoever_asks_and_each_time(home: Home, scan: Scan):
    kept = Document.objects.get(name="Report on Obi")
    address = f"/children/{kept.child_id}/documents/{kept.pk}"
    his, others = signed_in(home.people["Obi's father"]), signed_in(home.people["Sade's father"])

    assert his.get(address)["Cache-Control"] == "private, no-store"
    assert others.get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/sign-in")
    home.keeps_out("the SENCO", "Obi's father")
    assert Bar.objects.filter(child=kept.child_id).exists()
    assert his.get(address).status_code == 404


@pytest.mark.security("S038")
@of_two_fathers
def test_no_file_has_an_address_that_follows_from_its_name_or_its_bytes(home: Home, scan: Scan):
    kept = Document.objects.get(name="Report on Obi")
    browser = signed_in(home.people["the SENCO"])
    browser.get("/")
    places = ("", "documents/", "files/", "media/", "static/", "store/", "uploads/")

    for name in (kept.sha256, f"{kept.sha256[:2]}/{kept.sha256}", kept.name, f"{kept.pk}", f"{kept.pk}.pdf"):
        for place in places:
            assert browser.get(f"/{place}{name}").status_code == 404


@pytest.mark.security("S038")
@of_two_fathers
def test_what_is_kept_lies_in_no_folder_that_is_served(home: Home, scan: Scan):
    kept = store().root.resolve()
    served = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS, REPOSITORY / "src"]

    assert not [each for each in served if each and kept.is_relative_to(each)]
    assert not [each for each in every_pattern() if "document_root" in each.default_args]
