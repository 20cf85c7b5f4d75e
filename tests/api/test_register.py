"""The register over HTTP: who may ask, what is fresh, what is gone."""

import gzip
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fairnotice.api.clock import now
from fairnotice.services.desks import make_desk_code
from fairnotice.services.publication import delete_notice
from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.conftest import NOW, World
from tests.services.test_circulation import WHY, public
from tests.stories import a_notice


def test_a_desk_enrols_with_its_code_once(call: Caller, world: World) -> None:
    code = make_desk_code(bureau="NZ", name="North pier", by=world.locating, at=now())
    keys = {"key": public(Ed25519PrivateKey.generate()), "wrap": public(X25519PrivateKey.generate())}
    response = call("POST", "/register/desks", {"code": code, **keys})
    assert response.status_code == 201
    assert (response.json()["recipient"], response.json()["country"]) == ("NZ", "NZ")
    is_problem(call("POST", "/register/desks", {"code": code, **keys}), 404, "not-found")


def test_a_key_that_is_none_is_refused_and_the_code_stays_good(call: Caller, world: World) -> None:
    code = make_desk_code(bureau="NZ", name="North pier", by=world.locating, at=now())
    wrap = public(X25519PrivateKey.generate())
    is_problem(call("POST", "/register/desks", {"code": code, "key": "f" * 63, "wrap": wrap}), 422, "invalid-input")
    keys = {"key": public(Ed25519PrivateKey.generate()), "wrap": wrap}
    assert call("POST", "/register/desks", {"code": code, **keys}).status_code == 201


def test_where_nothing_is_new_the_answer_is_short_and_still_freshly_signed(call: Caller, world: World) -> None:
    a_notice(world)
    first = call("GET", "/register/entries?after=1", by=world.locating)
    assert first.json()["entries"] == []
    again = call("GET", "/register/entries?after=1", by=world.locating, If_None_Match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Fairnotice-Checkpoint"].count(".") == 2
    a_notice(world)
    assert call("GET", "/register/entries?after=1", by=world.locating, If_None_Match=first["ETag"]).json()["entries"]


def test_the_tag_of_a_quiet_answer_holds_in_every_form_until_there_is_another_key(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/register/entries?after=1&inline=1"
    a_notice(world)
    coded = call("GET", path, by=world.locating, Accept_Encoding="gzip")
    plain = call("GET", path, by=world.locating)
    assert (coded["Content-Encoding"], coded["ETag"]) == ("gzip", f"W/{plain['ETag']}")
    for tag in (coded["ETag"], plain["ETag"], f'"another", {plain["ETag"]}', "*"):
        again = call("GET", path, by=world.locating, Accept_Encoding="gzip", If_None_Match=tag)
        assert (again.status_code, again["Fairnotice-Checkpoint"].count(".")) == (304, 2), tag
    keys = [*plain.json()["keys"], "the statement of the next key"]
    monkeypatch.setattr("fairnotice.services.views.key_statements", lambda: keys)
    told = call("GET", path, by=world.locating, If_None_Match=plain["ETag"])
    assert (told.status_code, told.json()["keys"]) == (200, keys)


def test_of_ciphertext_nothing_is_searched_that_repeats(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def searched(*_args: object, **_more: object) -> bytes:
        raise AssertionError("the usual coding looks for what repeats")

    a_notice(world)
    path = "/register/entries?inline=1"
    plain = call("GET", path, by=world.locating)
    monkeypatch.setattr("django.middleware.gzip.compress_string", searched)
    coded = call("GET", path, by=world.locating, Accept_Encoding="gzip, deflate")
    assert "Content-Encoding" not in plain
    assert coded["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in coded["Vary"]
    assert int(coded["Content-Length"]) == len(coded.content) < 0.8 * len(plain.content)
    one, other = json.loads(gzip.decompress(coded.content)), plain.json()
    assert {**one, "checkpoint": ""} == {**other, "checkpoint": ""}
    assert list(one["documents"]) == [entry["cipher"] for entry in one["entries"]]
    assert coded["Fairnotice-Mode"] == "training"
    entries = call("GET", "/register/entries", by=world.locating, Accept_Encoding="gzip")
    assert entries.status_code == 500, "without documents the usual coding is asked"


def test_ciphertext_is_for_any_cache_until_it_is_deleted(call: Caller, world: World) -> None:
    notice = a_notice(world)
    (entry,) = call("GET", "/register/entries", by=world.locating).json()["entries"]
    response = call("GET", f"/register/documents/{entry['cipher']}")
    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert b"Tavesk" not in response.content
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)
    is_problem(call("GET", f"/register/documents/{entry['cipher']}"), 410, "gone")


def test_a_view_is_for_bureaus_and_their_desks(call: Caller, world: World) -> None:
    for by in (world.reviewer, world.commission, world.administrator, world.compliance):
        is_problem(call("GET", "/register/entries", by=by), 403, "not-your-act")
    for path in ("/register/heads", "/register/pack"):
        is_problem(call("GET", path, by=world.locating), 403, "not-your-act")
