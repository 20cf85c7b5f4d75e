"""The administrator's offices, keys, backup, health and access log; and that nobody else finds any of it."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import get_resolver, reverse

from fairnotice.domain.officer import Officer
from fairnotice.records.models import AccessRecord, EventRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.clocks import sweep
from fairnotice.services.concerns import CODES, Concern
from fairnotice.services.notes import write_note
from fairnotice.services.reading import list_rows
from fairnotice.web.administration.concerns import tasks
from fairnotice.web.clock import now
from tests.conftest import World
from tests.web.conftest import Browse

HOME = "/administration/"
DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def bureau_named(code: str, by: Officer) -> dict[str, Any]:
    return next(row for row in list_rows("bureaus", by=by, limit=500) if row["bureau"] == code)


def test_an_office_is_added_once_however_often_the_form_is_sent(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    form = pages.form(f"{HOME}bureaus/new/", holding="code")
    given = {"code": "BR", "name": "Bureau BR", "kind": "bureau", "country": "BR", "telephone": "+55 61 5550 100"}
    answers = [pages.client.post(f"{HOME}bureaus/new/", {**form.fields, **given}).status_code for _time in range(2)]
    assert answers == [303, 303]
    assert bureau_named("BR", world.administrator)["telephone"] == "+55 61 5550 100"
    assert "+55 61 5550 100" in pages.text(f"{HOME}bureaus/")


def test_a_bureau_without_a_country_and_a_taken_code_are_refused_at_the_form(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    given = {"code": "XX", "name": "Nowhere", "kind": "bureau"}
    response = pages.post_form(f"{HOME}bureaus/new/", given, holding="code")
    assert response.status_code == 422
    assert "Choose the country of the bureau" in response.content.decode()
    taken = {"code": "PT", "name": "Another", "kind": "bureau", "country": "PT"}
    response = pages.post_form(f"{HOME}bureaus/new/", taken, holding="code")
    assert "There is a bureau &#x27;PT&#x27; already" in response.content.decode()


def test_name_and_telephone_of_an_office_change_and_leave_one_event(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    given = {"name": "National Bureau, Lisbon", "telephone": "+351 21 555 0100"}
    for _time in range(2):
        pages.post_form(f"{HOME}bureaus/PT/", given, holding="name")
    row = bureau_named("PT", world.administrator)
    assert (row["name"], row["telephone"]) == ("National Bureau, Lisbon", "+351 21 555 0100")
    with speaking_as(world.administrator):
        [event] = EventRecord.objects.filter(type="bureau.changed")
    assert event.thing == "bureau:PT"
    assert "Lisbon" not in event.body


def test_the_zone_of_an_office_says_where_its_days_end(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    assert bureau_named("PT", world.administrator)["zone"] == "UTC"
    pages.post_form(f"{HOME}bureaus/PT/", {"zone": "Europe/Lisbon"}, holding="zone")
    assert bureau_named("PT", world.administrator)["zone"] == "Europe/Lisbon"
    wrong = pages.post_form(f"{HOME}bureaus/PT/", {"zone": "Atlantis/Capital"}, holding="zone")
    assert wrong.status_code == 422
    assert "Choose a time zone from the list." in wrong.content.decode()


def test_an_office_that_is_not_there_is_no_page(browse: Browse, world: World) -> None:
    assert browse(world.administrator).get(f"{HOME}bureaus/ZZ/").status_code == 404


@pytest.fixture
def folder(world: World) -> Any:
    place = Path(settings.FAIRNOTICE_FOLDER)
    notes = [place / f"last_{name}.json" for name in ("backup", "sweep", "verify")]
    for note in notes:  # another test may have swept
        note.unlink(missing_ok=True)
    yield place
    for note in notes:
        note.unlink(missing_ok=True)


def test_the_first_page_says_the_mode_and_what_to_look_at_first(browse: Browse, world: World, folder: Path) -> None:
    pages = browse(world.administrator)
    text = pages.text(HOME)
    assert "never becomes a live one" in text
    for concern in ("The clocks are behind", "There is no backup of the last day", "There is one administrator"):
        assert concern in text
    write_note(folder, "backup", at=now(), facts={"bytes": 1_500_000})
    sweep(at=now())
    text = pages.text(HOME)
    assert "The clocks are behind" not in text
    assert "There is no backup" not in text


@pytest.mark.parametrize("code", CODES)
def test_every_concern_has_words_and_a_page(code: str) -> None:
    for concern in (Concern(code, 1), Concern(code, 2, DAY)):
        [task] = tasks((concern,))
        assert len(task.title) > 10 and len(task.hint) > 10
        assert "%(" not in task.title + task.hint
        assert task.href.startswith(HOME)


def test_a_backup_of_the_day_before_yesterday_is_too_old(browse: Browse, world: World, folder: Path) -> None:
    pages = browse(world.administrator)
    write_note(folder, "backup", at=now() - timedelta(hours=47), facts={"bytes": 1_500_000})
    text = pages.text(f"{HOME}backup/")
    assert "Too old" in text and "fairnotice backup" in text
    write_note(folder, "backup", at=now() - timedelta(hours=3), facts={"bytes": 1_500_000})
    assert "In time" in pages.text(f"{HOME}backup/")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"at": 5}', '{"at": "2026-03-02T09:00:00"}'])
def test_a_damaged_note_says_nothing_and_breaks_nothing(
    browse: Browse, world: World, folder: Path, damage: str
) -> None:
    (folder / "last_backup.json").write_text(damage)
    assert "Never" in browse(world.administrator).text(f"{HOME}backup/")


def test_keys_are_listed_by_what_they_protect_and_never_shown(browse: Browse, world: World, folder: Path) -> None:
    from fairnotice.config.datafolder import DataFolder
    from fairnotice.config.secretfiles import SECRETS

    text = browse(world.administrator).text(f"{HOME}keys/")
    data = DataFolder.open(folder)
    for name in SECRETS:
        assert f"secrets/{name}" in text
        for line in (data.secrets / name).read_text().splitlines():
            assert line.startswith("-----") or line not in text
    assert data.signing_key().id in text
    assert str(folder) not in text
    assert "Others can read it" not in text and "Put there by hand" not in text


def test_a_secret_that_others_can_read_is_told_first(browse: Browse, world: World, folder: Path) -> None:
    secret = folder / "secrets" / "digest_salt"
    secret.chmod(0o644)
    try:
        pages = browse(world.administrator)
        assert "Others can read it" in pages.text(f"{HOME}keys/")
        assert "Others on this machine can read 1 secret" in pages.text(HOME)
    finally:
        secret.chmod(0o600)


def test_health_says_how_everything_is(browse: Browse, world: World, folder: Path) -> None:
    sweep(at=now())
    text = browse(world.administrator).text(f"{HOME}health/")
    for says in ("milliseconds", "Up to date", "On time", "free of", "Newest checkpoint", "Mail waiting"):
        assert says in text


def test_health_says_the_thresholds_that_checks_are_made_with(browse: Browse, world: World, folder: Path) -> None:
    text = browse(world.administrator).text(f"{HOME}health/")
    assert "from a score of 0.8 on" in text and "Not limited" in text and "screening.toml" in text
    with override_settings(FAIRNOTICE_SCREENING={"hit": 0.85, "alerts_a_day": 2.5, "travellers_a_day": 50_000}):
        text = browse(world.administrator).text(f"{HOME}health/")
    assert "from a score of 0.85 on" in text
    assert "at most 2.5 a day at each bureau, of 50,000 travellers whom it checks" in text
    own = [{"name": "NZ", "hit": 0.9, "alerts_a_day": 1.0, "travellers_a_day": 2_000}]
    with override_settings(FAIRNOTICE_SCREENING={"own": own}):
        text = browse(world.administrator).text(f"{HOME}health/")
    assert "a hit from a score of 0.9 on; at most 1 a day of 2,000 travellers" in text
    with override_settings(FAIRNOTICE_SCREENING={"others": [{"name": "un", "hit": 0.9}]}):
        text = browse(world.administrator).text(f"{HOME}health/")
    assert "List un of others" in text and "a hit from a score of 0.9 on" in text


def test_the_event_log_is_verified_at_the_page_and_the_result_stays(browse: Browse, world: World, folder: Path) -> None:
    from fairnotice.records.log import checkpoint_file

    pages = browse(world.administrator)
    checkpoint_file().unlink(missing_ok=True)  # those of other tests, whose events were rolled back
    response = pages.post_form(f"{HOME}health/", {}, submit="Verify now", holding="key")
    assert "The event log does not hold" in response.content.decode()  # nothing vouches for it: no act was committed
    text = pages.text(f"{HOME}health/")
    assert "Does not hold" in text and "no checkpoint vouches" in text
    assert "The event log does not hold" in pages.text(HOME)


def test_a_log_too_long_for_a_page_is_sent_to_the_terminal(
    browse: Browse, world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairnotice.web.administration import health

    pages = browse(world.administrator)
    form = pages.form(f"{HOME}health/", submit="Verify now", holding="key")
    monkeypatch.setattr(health, "MOST_EVENTS", 3)
    response = pages.client.post(f"{HOME}health/verify/", form.fields)
    assert response.status_code == 422
    assert "fairnotice log verify" in response.content.decode()


def read_by(officer: Officer, thing: str, operation: str, purpose: str, at: datetime) -> None:
    with speaking_as(officer):
        AccessRecord.objects.create(
            officer_id=officer.id, bureau_code=officer.bureau, operation=operation, thing=thing, purpose=purpose, at=at
        )


def test_the_access_log_is_narrowed_by_account_operation_and_day(browse: Browse, world: World) -> None:
    read_by(world.reviewer, f"case:{uuid4()}", "read", "first", DAY)
    read_by(world.border, "notices", "check", "second", DAY)
    read_by(world.border, "notices", "check", "third", DAY + timedelta(days=1))
    pages = browse(world.administrator)
    assert all(purpose in pages.text(f"{HOME}access/") for purpose in ("first", "second", "third"))
    of_border = pages.text(f"{HOME}access/?account={world.border.id}")
    assert "second" in of_border and "first" not in of_border
    assert "second" not in pages.text(f"{HOME}access/?operation=read").partition("<table")[2]
    of_the_day = pages.text(f"{HOME}access/?day_day=2&day_month=3&day_year=2026").partition("<table")[2]
    assert "second" in of_the_day and "third" not in of_the_day


def test_a_filter_that_cannot_be_is_said_at_its_field(browse: Browse, world: World) -> None:
    response = browse(world.administrator).get(f"{HOME}access/?day_day=31&day_month=2&day_year=2026")
    assert response.status_code == 422
    assert "no such day" in response.content.decode()


def test_the_access_log_has_pages(browse: Browse, world: World) -> None:
    for number in range(53):
        read_by(world.reviewer, f"case:{uuid4()}", "read", f"read {number:03}", DAY + timedelta(minutes=number))
    pages = browse(world.administrator)
    assert "read 052" in pages.text(f"{HOME}access/") and "read 001" not in pages.text(f"{HOME}access/")
    assert "read 001" in pages.text(f"{HOME}access/?page=2")
    for odd in ("0", "-1", "x", "99999999999", "²"):
        assert "read 052" in pages.text(f"{HOME}access/?page={odd}")


def test_a_purpose_that_looks_like_a_formula_is_text_in_the_file(browse: Browse, world: World) -> None:
    read_by(world.border, "notices", "check", '=HYPERLINK("http://example.org","x")', DAY)
    response = browse(world.administrator).get(f"{HOME}access/access.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0]["purpose"].startswith("'=HYPERLINK")
    assert rows[0]["login"] == "border"
    assert "attachment" in response["Content-Disposition"]


def addresses(world: World) -> list[str]:
    found = []
    for name in get_resolver("fairnotice.web.administration.urls").reverse_dict:
        if isinstance(name, str):
            for arguments in ([], ["PT"], [world.border.id]):
                try:
                    found.append(reverse(f"administration:{name}", args=arguments))
                    break
                except Exception:
                    continue
    return found


def test_no_page_of_the_administrator_is_there_for_anybody_else(browse: Browse, world: World) -> None:
    pages = addresses(world)
    assert len(pages) >= 20
    for name, officer in world.people().items():
        if name == "administrator":
            continue
        browser = browse(officer)
        for path in pages:
            assert browser.get(path).status_code in {404, 405}, (name, path)
            assert browser.client.post(path, {}).status_code in {403, 404, 405}, (name, path)
    for path in pages:
        assert browse().get(path).status_code in {302, 405}, path


def test_a_person_who_is_not_there_is_no_page(browse: Browse, world: World) -> None:
    pages = browse(world.administrator)
    for part in ("", "invite/", "reset/", "email/", "instead/", "leave/", "tokens/new/"):
        assert pages.get(f"{HOME}people/{uuid4()}/{part}").status_code == 404, part


def test_the_next_key_of_an_unfinished_replacement_is_told_as_that(browse: Browse, world: World, folder: Path) -> None:
    left = folder / "secrets" / "register_key.next"
    left.touch(mode=0o600)
    try:
        text = browse(world.administrator).text(f"{HOME}keys/")
        assert "a replacement that is not finished" in text and "Put there by hand" not in text
    finally:
        left.unlink()
