"""A carrier's account on the administrator's pages, and a hit that a carrier raised on the bureau's."""

import re

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import NotFound, NotPossibleNow
from fairnotice.domain.officer import Role
from fairnotice.screening import Query
from fairnotice.services.administration import officer_of_token
from fairnotice.services.manifest_screening import screen_manifests
from fairnotice.services.manifests import Submitted, submit_travellers
from fairnotice.services.people import list_people, set_email
from fairnotice.services.signin import invite
from fairnotice.web.clock import now
from tests.conftest import World
from tests.stories import a_notice
from tests.web.conftest import Browse

PEOPLE = "/administration/people/"


def test_the_administrator_adds_a_carrier_and_makes_its_token(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    given = {"login": "zz-airways", "bureau": "NZ", "role": "carrier", "states": "", "email": ""}
    added = pages.post_form(f"{PEOPLE}new/", given, holding="login", follow=False)
    assert added.status_code == 303
    text = pages.text(added["Location"])
    assert "Next, make its token" in text and "nobody signs in to it" in text
    assert "invitation link" not in text and "Second factor" not in text
    made = {"name": "passenger lists", "days": "30"}
    shown = pages.post_form(f"{added['Location']}tokens/new/", made, holding="days")
    (token,) = set(re.findall(r"fn_[\w-]{40,}", shown.content.decode()))
    officer = officer_of_token(token, at=now())
    assert officer is not None
    assert (officer.role, officer.bureau, officer.country) == (Role.CARRIER, "NZ", "NZ")


def test_nobody_is_invited_to_a_carriers_account_and_it_gets_no_mail(browse: Browse, world: World) -> None:
    by = world.administrator
    with pytest.raises(NotFound, match="nobody signs in"):
        invite(officer=world.carrier.id, by=by, at=now())
    with pytest.raises(NotPossibleNow, match="gets no mail"):
        set_email(officer=world.carrier.id, email="x@example.org", by=by, at=now())
    assert "/welcome/" not in browse(by).post_form(f"{PEOPLE}{world.carrier.id}/invite/", {}).content.decode()
    (person,) = [one for one in list_people(by=by, at=now()) if one.login == "carrier"]
    assert not person.has_password and person.invited_until is None
    assert "Tokens only" in browse(by).text(PEOPLE)


def test_a_carriers_account_has_no_session_to_have(world: World) -> None:
    from fairnotice.domain.officer import DOOR
    from fairnotice.records.models import SignInRecord
    from fairnotice.records.session import speaking_as

    with speaking_as(DOOR):
        assert not SignInRecord.objects.filter(pk=world.carrier.id).exists()
        assert SignInRecord.objects.filter(pk=world.border.id).exists()


def test_a_hit_of_a_carrier_says_whose_it_is_where_and_that_the_carrier_is_not_told(
    browse: Browse, world: World
) -> None:
    a_notice(world)
    query = Query(names=("Orin Tavesk",), births=(PartialDate(1986, 9, 17),))
    journey = "ZZ 123, 2 March, Lisbon to Auckland"
    submit_travellers(travellers=[Submitted(query, "XK4TRA")], journey=journey, by=world.carrier, at=now())
    screen_manifests(at=now())
    for officer in (world.locating, world.border):
        pages = browse(officer)
        assert "submitted by the carrier carrier" in pages.text("/border/hits/")
        (href,) = set(re.findall(r'href="(/border/hits/[0-9a-f-]{36}/)"', pages.get("/border/hits/").content.decode()))
        text = pages.text(href)
        assert journey in text and "XK4TRA" in text and "Do not tell it" in text
    assert "Orin" not in browse(world.other).text("/border/hits/")


def test_a_hit_of_an_officer_names_no_carrier(browse: Browse, world: World) -> None:
    from tests.stories import a_hit

    _notice, hit = a_hit(world)
    assert "carrier" not in browse(world.border).text(f"/border/hits/{hit}/")
