"""Whom else a notice would stop: on the requester's pages, on the workbench, and the traffic that it is for."""

from dataclasses import replace

from django.urls import reverse

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.dossier import dossier_to
from fairnotice.services.drafts import begin_draft
from tests.builders import a_dossier, a_subject, an_identity
from tests.conftest import NOW, World
from tests.stories import a_draft, a_submitted, invented
from tests.web.conftest import Browse

TITLE = "Whom else it would stop"


def vague() -> Dossier:
    name = replace(an_identity().names[0], text="Mohammed Ali", family="Ali", given="Mohammed")
    identity = an_identity(names=(name,), births=(PartialDate(1980),), sex=UNKNOWN, nationalities=(), documents=())
    return a_dossier(subjects=(replace(a_subject(), identities=(identity,)),))


def test_the_requester_reads_it_on_the_request_before_handing_in_and_on_the_draft(world: World, browse: Browse) -> None:
    request = a_draft(world, vague())
    draft = begin_draft(content=dossier_to(invented(vague())), by=world.source, at=NOW)["draft"]
    browser = browse(world.source)
    for name, id in (("request", request), ("submit", request), ("check", draft)):
        address = reverse(f"bureau:{name}", args=[id])
        page = browser.get(address).content.decode()
        assert TITLE in page and "a full birth date" in page and "an assumption" in page, address
        assert "a month</strong>" in page, address


def test_the_reviewer_reads_it_on_the_workbench(world: World, browse: Browse) -> None:
    request = a_submitted(world, vague())
    page = browse(world.reviewer).get(reverse("secretariat:workbench", args=[request])).content.decode()
    assert TITLE in page and "One more identifier would lower it most" in page


def test_the_administrator_states_the_traffic_and_the_pages_say_so(world: World, browse: Browse) -> None:
    request = a_draft(world, vague())
    browser = browse(world.administrator)
    assert "nobody has stated it" in browser.get("/administration/traffic/").content.decode()
    assert "figures" in browser.post_form("/administration/traffic/", {"travellers": "many"}).content.decode()
    page = browser.post_form("/administration/traffic/", {"travellers": "5000000", "source": "Yearly figures"})
    assert "5,000,000" in page.content.decode()
    page = browse(world.source).get(reverse("bureau:request", args=[request])).content.decode()
    assert "5,000,000" in page and "Yearly figures" in page and "an assumption: no" not in page
