"""A session: whose it is, and when it ends."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from fairnotice.domain.officer import DOOR, PUBLIC, SYSTEM
from fairnotice.records.models import SessionRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import remove_officer
from fairnotice.services.signin import end_sessions
from tests.conftest import NOW, World
from tests.web.conftest import Browse, Pages


def who(pages: Pages) -> object:
    """Who the pages think it is. The page of the account itself needs no other part of the site."""
    return pages.get("/account/sign-out/").wsgi_request.officer


def test_a_signed_in_officer_is_known_at_every_page(browse: Browse, world: World) -> None:
    pages = browse(world.reviewer)
    response = pages.get("/account/sign-out/")
    assert response.wsgi_request.officer == world.reviewer
    account = response.wsgi_request.account
    assert (account.login, account.bureau_name, account.second_factor) == ("reviewer", "Secretariat", False)


def test_nobody_is_the_public(browse: Browse, world: World) -> None:
    assert who(browse()) is PUBLIC


def test_each_browser_has_its_own_officer(browse: Browse, world: World) -> None:
    first, second = browse(world.source), browse(world.decider)
    assert (who(first), who(second), who(first)) == (world.source, world.decider, world.source)


def test_the_api_takes_no_session(browse: Browse, world: World) -> None:
    assert browse(world.reviewer).get("/api/requests").status_code == 401


def test_a_session_ends_when_nobody_used_it(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    with speaking_as(DOOR):
        SessionRecord.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert who(pages) is PUBLIC


def test_a_session_in_use_does_not_end(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    with speaking_as(DOOR):
        SessionRecord.objects.update(expire_date=timezone.now() + timedelta(minutes=2))
    who(pages)
    with speaking_as(DOOR):
        assert SessionRecord.objects.get().expire_date > timezone.now() + timedelta(hours=7)


def test_a_session_in_use_is_not_written_at_every_page(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    who(pages)
    with speaking_as(DOOR):
        before = SessionRecord.objects.get().expire_date
    who(pages)
    with speaking_as(DOOR):
        assert SessionRecord.objects.get().expire_date == before


def test_a_session_has_its_last_hour_however_much_it_is_used(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    with speaking_as(DOOR):
        SessionRecord.objects.update(
            began_at=timezone.now() - timedelta(hours=11), expire_date=timezone.now() + timedelta(minutes=5)
        )
    assert who(pages) == world.source
    with speaking_as(DOOR):
        left = SessionRecord.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(hours=1)


def test_a_leaver_is_out_at_once(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    remove_officer(officer=world.source.id, by=SYSTEM, at=NOW)
    assert who(pages) is PUBLIC


def test_an_account_that_is_closed_past_the_service_is_out_as_well(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    with speaking_as(world.administrator), connection.cursor() as cursor:
        cursor.execute("UPDATE officer SET active = false WHERE id = %s", [world.source.id])
    assert who(pages) is PUBLIC
    with speaking_as(DOOR):
        assert not SessionRecord.objects.filter(account_id=world.source.id).exists()


def test_sign_out_ends_this_session_and_no_other(browse: Browse, world: World) -> None:
    here, there = browse(world.source), browse(world.source)
    here.post_form("/account/sign-out/", {}, "Sign out", follow=False)
    assert (who(here), who(there)) == (PUBLIC, world.source)


def test_looking_at_the_address_of_signing_out_signs_nobody_out(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    pages.get("/account/sign-out/")
    assert who(pages) == world.source


def test_sign_out_everywhere_ends_them_all(browse: Browse, world: World) -> None:
    here, there, other = browse(world.source), browse(world.source), browse(world.other)
    here.post_form("/account/", {}, "Sign out everywhere", follow=False)
    assert (who(here), who(there), who(other)) == (PUBLIC, PUBLIC, world.other)


def test_an_administrator_signs_somebody_out(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    assert end_sessions(officer=world.source.id, by=world.administrator, at=NOW) == 1
    assert who(pages) is PUBLIC


def test_a_session_has_a_new_key_once_somebody_signed_in(browse: Browse, world: World) -> None:
    pages = browse()
    pages.client.session["x"] = "y"
    before = pages.client.session
    before["planted"] = "1"
    before.save()
    pages.client.cookies["fairnotice_session"] = before.session_key
    from tests.web.conftest import sign_in

    sign_in(pages.client, world.source)
    assert pages.client.cookies["fairnotice_session"].value != before.session_key
    assert not before.exists(before.session_key)


def test_a_session_of_an_account_whose_password_was_changed_elsewhere_is_none(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    with speaking_as(DOOR):
        row = SignInRecord.objects.get(pk=world.source.id)
        row.set_password("something quite different")
        row.save(update_fields=["password"])
    assert who(pages) is PUBLIC


@pytest.mark.parametrize("key", ["", "short", "0" * 40, "x" * 5000, "'; DROP TABLE session; --"])
def test_a_key_that_is_none_is_nobody(browse: Browse, world: World, key: str) -> None:
    pages = browse()
    pages.client.cookies["fairnotice_session"] = key
    assert who(pages) is PUBLIC


def test_the_cookie_is_not_for_scripts_or_other_sites_and_ends_with_the_browser(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    with speaking_as(DOOR):
        SessionRecord.objects.update(expire_date=timezone.now() + timedelta(minutes=2))
    cookie = pages.get("/account/").cookies["fairnotice_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
