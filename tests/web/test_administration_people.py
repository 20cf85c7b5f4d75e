"""The administrator's people: the list, a new account, a link, another role, and a leaver."""

import re
from datetime import timedelta

from fairnotice.domain.officer import Officer, Role
from fairnotice.records.models import RosterRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import add_officer, make_token, officer_of_token
from fairnotice.services.people import email_of, list_people, read_person
from fairnotice.web.clock import now
from tests.conftest import World
from tests.web.conftest import Browse

PEOPLE = "/administration/people/"


def page_of(officer: Officer) -> str:
    return f"{PEOPLE}{officer.id}/"


def test_people_stand_under_their_offices_with_role_and_how_they_sign_in(browse: Browse, world: World) -> None:
    text = browse(world.administrator).text(PEOPLE)
    assert "Bureau PT" in text
    assert all(login in text for login in ("source", "locating", "second", "administrator"))
    assert "Not invited" in text


def test_the_list_is_narrowed_by_office_and_role(browse: Browse, world: World) -> None:
    text = browse(world.administrator).text(f"{PEOPLE}?office=secretariat&role=reviewer")
    assert world.reviewer.id.hex in text.replace("-", "")
    assert str(world.decider.id) not in text
    assert "2 accounts" in text


def test_a_person_is_added_once_however_often_the_form_is_sent(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    form = pages.form(f"{PEOPLE}new/", holding="login")
    given = {"login": "lisbon-2", "bureau": "PT", "role": "bureau", "states": "Portugal\nBR", "email": "l2@example.org"}
    sent = {**form.fields, **given}
    first = pages.client.post(f"{PEOPLE}new/", sent)
    again = pages.client.post(f"{PEOPLE}new/", sent)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first["Location"] == again["Location"]
    [person] = [one for one in list_people(by=world.administrator, at=now()) if one.login == "lisbon-2"]
    assert (person.bureau, person.role, person.states) == ("PT", "bureau", ("PT", "BR"))
    assert email_of(officer=person.id, by=world.administrator) == "l2@example.org"


def test_what_is_wrong_with_a_new_person_is_said_at_its_field_and_what_was_typed_stays(
    browse: Browse, world: World
) -> None:
    pages = browse(world.administrator)
    given = {"login": "two words", "states": "Atlantis", "email": "nowhere"}
    response = pages.post_form(f"{PEOPLE}new/", given, holding="login")
    text = response.content.decode()
    assert response.status_code == 422
    for says in (
        "without spaces",
        "“Atlantis” is not a country",
        "name@example.org",
        "Choose the office",
        "Choose the role",
    ):
        assert says in text
    assert "two words" in text and "Atlantis" in text


def test_a_role_in_the_wrong_kind_of_office_is_refused_in_the_form(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    response = pages.post_form(f"{PEOPLE}new/", {"login": "x", "bureau": "PT", "role": "decider"}, holding="login")
    assert response.status_code == 422
    assert "belongs to an office of kind secretariat" in response.content.decode()


def test_a_link_is_shown_once_and_opens_the_account_of_the_person(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    response = pages.post_form(f"{page_of(world.reviewer)}invite/", {}, holding="key")
    [link] = re.findall(r"http://localhost(/account/[^<]+)</textarea>", response.content.decode())
    assert response["Cache-Control"] == "no-store, private"
    assert "reviewer" in browse().text(link)
    assert link not in pages.text(page_of(world.reviewer))
    assert "Invited" in pages.text(page_of(world.reviewer))


def test_a_second_link_ends_the_first(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    links = [
        re.findall(
            r"http://localhost(/account/[^<]+)</textarea>",
            pages.post_form(f"{page_of(world.reviewer)}invite/", {}, holding="key").content.decode(),
        )[0]
        for _time in range(2)
    ]
    assert browse().get(links[0]).status_code == 404
    assert browse().get(links[1]).status_code == 200


def test_beginning_anew_ends_the_sessions_of_the_account(browse: Browse, world: World) -> None:
    reviewer = browse(world.reviewer)
    assert reviewer.get("/account/sign-out/").wsgi_request.officer == world.reviewer
    pages = browse(world.administrator)
    response = pages.post_form(f"{page_of(world.reviewer)}reset/", {}, holding="key")
    assert "shown this once" in response.content.decode()
    assert read_person(officer=world.reviewer.id, by=world.administrator, at=now()).sessions == 0


def test_the_mail_address_changes(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    pages.post_form(f"{page_of(world.reviewer)}email/", {"email": "r@example.org"}, holding="email")
    assert "r@example.org" in pages.text(page_of(world.reviewer))


def test_another_role_is_a_new_account_and_the_old_one_closed(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    given = {"login": "reviewer-now-decider", "role": "decider"}
    response = pages.post_form(f"{page_of(world.reviewer)}instead/", given, holding="login")
    assert "the old account is closed" in response.content.decode().lower()
    people = {person.login: person for person in list_people(by=world.administrator, at=now())}
    assert not people["reviewer"].active
    assert people["reviewer-now-decider"].role == "decider"
    assert people["reviewer-now-decider"].states == ("CA",)


def test_another_role_under_a_taken_name_changes_nothing(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    given = {"login": "decider", "role": "decider"}
    response = pages.post_form(f"{page_of(world.reviewer)}instead/", given, holding="login")
    assert response.status_code == 422
    assert read_person(officer=world.reviewer.id, by=world.administrator, at=now()).active


def a_turn(officer: Officer, login: str) -> None:
    at = now()
    with speaking_as(officer):
        RosterRecord.objects.create(
            bureau_id=officer.bureau, officer_id=officer.id, login=login, begins=at, ends=at + timedelta(days=1)
        )


def test_a_leaver_loses_sessions_and_tokens_at_once_and_the_page_says_first_what_is_theirs(
    browse: Browse, world: World
) -> None:
    token = make_token(officer=world.locating.id, name="desk", by=world.administrator, at=now())
    a_turn(world.locating, "locating")
    theirs = browse(world.locating)
    pages = browse(world.administrator)
    before = pages.text(f"{page_of(world.locating)}leave/")
    for says in ("1 open session", "1 token", "No open draft", "Turns of duty", "Nobody else in this office"):
        assert says in before
    response = pages.post_form(f"{page_of(world.locating)}leave/", {}, holding="key")
    text = response.content.decode()
    assert "The account is closed" in text and "What was theirs" in text and "Turns of duty" in text
    assert officer_of_token(token, at=now()) is None
    assert theirs.get("/account/password/").status_code in {302, 403}
    assert "Left" in pages.text(f"{PEOPLE}?here=left")
    assert "still stands in a roster" in pages.text("/administration/")


def test_a_closed_account_is_left_as_it_is_by_a_second_form(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    form = pages.form(f"{page_of(world.border)}leave/", holding="key")
    answers = [pages.client.post(f"{page_of(world.border)}leave/", form.fields).status_code for _time in range(2)]
    assert answers == [303, 303]
    assert pages.get(f"{page_of(world.border)}leave/").status_code == 303
    assert pages.get(f"{page_of(world.border)}instead/").status_code == 409


def test_nobody_closes_the_own_account_nor_the_last_administrator(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    assert "leave/" not in pages.text(page_of(world.administrator))
    response = pages.post_form(f"{page_of(world.administrator)}leave/", {}, holding="key")
    assert response.status_code == 422
    assert "another administrator does that" in response.content.decode()


def test_the_last_administrator_is_kept_by_the_service_for_everybody(browse: Browse, world: World) -> None:
    import pytest

    from fairnotice.domain.errors import NotPossibleNow
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.services.administration import remove_officer

    with pytest.raises(NotPossibleNow, match="last administrator"):
        remove_officer(officer=world.administrator.id, by=SYSTEM, at=now())
    second = add_officer(
        login="second-administrator", bureau="secretariat", role=Role.ADMINISTRATOR, by=world.administrator, at=now()
    )
    remove_officer(officer=world.administrator.id, by=second, at=now())
    assert not read_person(officer=world.administrator.id, by=second, at=now()).active


def test_a_token_is_shown_once_and_ended_alone(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    here = f"{page_of(world.border)}tokens/new/"
    form = pages.form(here, holding="days")
    sent = {**form.fields, "name": "gate 4", "days": "30"}
    first = pages.client.post(here, sent)
    [token] = re.findall(r"fn_[\w-]{20,}", first.content.decode())
    assert officer_of_token(token, at=now()) == world.border
    again = pages.client.post(here, sent)
    assert again.status_code == 422
    assert "made already" in again.content.decode()
    other = make_token(officer=world.border.id, name="gate 5", by=world.administrator, at=now())
    mark = next(
        token.mark
        for token in read_person(officer=world.border.id, by=world.administrator, at=now()).tokens
        if token.name == "gate 4"
    )
    form = pages.form(page_of(world.border), holding="csrfmiddlewaretoken")
    pages.client.post(f"{page_of(world.border)}tokens/end/", {**form.fields, "mark": mark})
    assert officer_of_token(token, at=now()) is None
    assert officer_of_token(other, at=now()) == world.border
    pages.client.post(f"{page_of(world.border)}tokens/end/", form.fields)
    assert officer_of_token(other, at=now()) is None


def test_the_days_of_a_token_are_a_number_from_1_to_366(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    here = f"{page_of(world.border)}tokens/new/"
    response = pages.post_form(here, {"name": "x", "days": "400"}, holding="days")
    assert response.status_code == 422
    assert "1 to 366" in response.content.decode()


def test_the_page_of_tokens_begins_with_the_one_that_ends_first(browse: Browse, world: World) -> None:
    for name, days in (("gate nine", 80), ("gate two", 5)):
        life = timedelta(days=days)
        make_token(officer=world.border.id, name=name, life=life, by=world.administrator, at=now())
    pages = browse(world.administrator)
    text = pages.text("/administration/tokens/")
    assert text.index("gate two") < text.index("gate nine")
    assert "1 token ends within 14 days" in pages.text("/administration/")
