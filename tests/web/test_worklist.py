"""The pages of due dates: groups, local time, links, and the acts on a clock with their forms."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import BureauRecord, DueRecord, NoticeRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.cases import add_facts
from fairnotice.services.clock_acts import start_clock, stop_clock
from fairnotice.services.dossiers import read
from fairnotice.services.watching import review_again
from fairnotice.web.clock import now
from tests.builders import a_protection
from tests.conftest import World
from tests.stories import WHY, a_measured, a_notice, a_submitted, an_asked
from tests.web.conftest import Browse

DAY = timedelta(days=1)


def begun(world: World, thing: str, code: str, *, days: float = 1, **more: str) -> UUID:
    at = now()
    answer = start_clock(thing=thing, clock=code, began=at - days * DAY, reasons=WHY, by=world.reviewer, at=at, **more)
    return UUID(answer["due"])


def test_the_list_groups_by_how_late_it_is_and_says_everything_of_a_row(browse: Browse, world: World) -> None:
    request = a_submitted(world, at=now())
    begun(world, f"request:{request}", "irsd-3-2", days=45)
    page = browse(world.reviewer).text("/due/")
    assert "Overdue by more than a week" in page
    assert "Decide whether the protest is admissible" in page
    assert "the secretariat is late" in page
    assert "IRSD art. 3(2) (30 days)" in page
    assert f"/secretariat/requests/{request}/" in page


def test_a_day_is_over_where_the_reader_is_and_utc_stands_beside_it(browse: Browse, world: World) -> None:
    with speaking_as(SYSTEM):
        BureauRecord.objects.filter(pk="PT").update(zone="Europe/Lisbon")
        BureauRecord.objects.filter(pk="NZ").update(zone="Pacific/Auckland")
    _notice, hit, measure = a_measured(world, at=now())
    begun(world, f"measure:{measure}", "ece-16", days=0)
    page = browse(world.source).text("/due/")
    assert "Europe/Lisbon" in page
    assert " UTC</time>" in page
    assert "Pacific/Auckland" in page
    there = browse(world.locating).text("/due/?owes=PT")
    assert f"/border/hits/{hit}/" in there
    assert "end of" in there


@pytest.mark.parametrize("name", ["source", "reviewer", "decider", "commission"])
def test_it_is_reached_from_the_first_page_of_whoever_owes_something(browse: Browse, world: World, name: str) -> None:
    browser = browse(world.everybody()[name])
    first = browser.client.get("/my-work/", follow=True)
    assert 'href="/due/"' in first.content.decode()


def test_a_source_that_is_asked_to_confirm_reaches_the_question(browse: Browse, world: World) -> None:
    *_rest, confirmation = an_asked(world, at=now())
    page = browse(world.source).text("/due/")
    assert f"/duty/confirmations/{confirmation}/" in page
    assert "Bureau NZ" not in page
    assert "New Zealand" not in page


def test_a_clock_is_started_from_the_page_of_a_notice(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=now())
    browser = browse(world.reviewer)
    there = f"/due/start/?thing=notice:{notice}"
    assert there in browser.text(f"/secretariat/notices/{notice}/")
    day = now() - DAY
    began = {"began_on_day": day.day, "began_on_month": day.month, "began_on_year": day.year, "began_at": "00:30"}
    done = browser.post_form(there, {"clock": "rpd-64-4", "why": WHY, **began})
    text = done.content.decode()
    assert "Object to another use of the data" in text
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(code="rpd-64-4")
    assert (due.thing, due.begins_at.hour, due.begins_at.minute) == (f"notice:{notice}", 0, 30)


def test_a_clock_is_started_by_the_number_of_a_notice_and_a_wrong_one_is_told(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=now())
    browser = browse(world.reviewer)
    with speaking_as(SYSTEM):
        due = DueRecord.objects.filter(thing=f"notice:{notice}")
        before = due.count()
    day = now() - DAY
    given = {"began_on_day": day.day, "began_on_month": day.month, "began_on_year": day.year, "why": WHY}
    wrong = browser.post_form("/due/start/", {"clock": "rpd-64-4", "thing": "EX-A-77/1-2026", **given})
    assert wrong.status_code == 422
    assert "A clock is about a request, a notice or a measure" in wrong.content.decode()
    number = browser.text(f"/secretariat/notices/{notice}/").split('class="fn-code">')[1].split("<")[0]
    assert browser.post_form("/due/start/", {"clock": "rpd-64-4", "thing": number, **given}).status_code == 200
    with speaking_as(SYSTEM):
        assert due.count() == before + 1


def test_an_empty_form_says_what_is_missing(browse: Browse, world: World) -> None:
    text = browse(world.reviewer).post_form("/due/start/", {}).content.decode()
    for words in ("Choose a clock.", "Say what the clock is about.", "Enter the date", "Give your reasons in words."):
        assert words in text


def test_a_clock_stands_still_goes_on_is_given_longer_and_is_kept(browse: Browse, world: World) -> None:
    due = begun(world, f"request:{a_submitted(world, at=now())}", "irsd-3-2", waits="PT")
    browser = browse(world.reviewer)
    assert "Stands still" in browser.post_form(f"/due/{due}/still/", {"why": WHY}).content.decode()
    assert "Went on" in browser.post_form(f"/due/{due}/on/", {"why": WHY}).content.decode()
    longer = browser.post_form(f"/due/{due}/longer/", {"number": "5", "unit": "D", "why": WHY})
    assert "P5D" in longer.content.decode()
    assert "Kept" in browser.post_form(f"/due/{due}/keep/", {"why": WHY}).content.decode()
    assert browser.get(f"/due/{due}/keep/").status_code == 404
    seen = browse(world.source).text(f"/due/{due}/")
    assert WHY in seen
    assert "Nothing, in this state." in seen


def test_what_a_text_does_not_allow_is_told_in_the_form(browse: Browse, world: World) -> None:
    due = begun(world, f"request:{a_submitted(world, at=now())}", "irsd-3-2")
    hours = browse(world.reviewer).post_form(f"/due/{due}/longer/", {"number": "5", "unit": "H", "why": WHY})
    assert hours.status_code == 422
    assert "this clock counts days, months or years" in hours.content.decode()
    short = browse(world.reviewer).post_form(f"/due/{due}/still/", {"why": "No."})
    assert short.status_code == 422


def test_an_act_that_is_not_there_for_this_clock_is_not_found(browse: Browse, world: World) -> None:
    due = begun(world, f"notice:{a_notice(world, at=now())}", "rpd-64-4")
    browser = browse(world.reviewer)
    assert [browser.get(f"/due/{due}/{act}/").status_code for act in ("still", "longer", "on", "dance")] == [404] * 4
    assert browse(world.source).get(f"/due/{due}/keep/").status_code == 200
    assert browse(world.other).get(f"/due/{due}/").status_code == 404


def test_the_list_is_a_file_for_a_spreadsheet_too(browse: Browse, world: World) -> None:
    due = begun(world, f"request:{a_submitted(world, at=now())}", "irsd-3-2")
    stop_clock(due=due, reasons=WHY, by=world.reviewer, at=now())
    lines = browse(world.reviewer).get("/due/?format=csv").content.decode().splitlines()
    assert lines[0].lstrip("\ufeff").startswith("lateness,what,about,owes,since,due,state")
    assert lines[1].startswith("Standing still,decide whether the protest is admissible,request:")


def test_a_bureau_that_owes_nothing_is_told_so(browse: Browse, world: World) -> None:
    assert "Nothing is owed." in browse(world.other).text("/due/")


def a_difference(world: World, *, at: Any) -> UUID:
    """A live notice about which a reviewer learnt that the person is protected, and which was reviewed again."""
    notice = a_notice(world, at=at)
    with speaking_as(world.reviewer):
        case = NoticeRecord.objects.get(pk=notice).request.case
        dossier = read(case, world.reviewer)
    subjects = tuple(replace(each, protections=(a_protection(),)) for each in dossier.subjects)
    add_facts(case=case.pk, dossier=replace(dossier, subjects=subjects), by=world.reviewer, at=at)
    assert review_again(at=at).changed == 1
    return notice


def test_a_difference_is_reached_from_the_list_and_says_what_changed(browse: Browse, world: World) -> None:
    notice = a_difference(world, at=now())
    for who in (world.reviewer, world.decider):
        assert f'href="/due/changed/{notice}/"' in browse(who).text("/due/")
    text = browse(world.second_reviewer).text(f"/due/changed/{notice}/")
    for words in ("the file has changed", "becomes", "New against it", "Never for the source"):
        assert words in text
    assert "refugee" in text.lower()


def test_what_was_concluded_takes_the_difference_off_the_list(browse: Browse, world: World) -> None:
    notice = a_difference(world, at=now())
    browser = browse(world.reviewer)
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(code="watch-difference").pk
    assert f'href="/due/{due}/"' in browser.text(f"/due/changed/{notice}/")
    browser.post_form(f"/due/{due}/keep/", {"why": WHY})
    assert f"/due/changed/{notice}/" not in browser.text("/due/")
    assert "New against it" in browser.text(f"/due/changed/{notice}/")


def test_no_bureau_has_the_page_of_a_difference(browse: Browse, world: World) -> None:
    notice = a_difference(world, at=now())
    for who in (world.source, world.other, world.border, world.compliance, world.administrator):
        assert browse(who).get(f"/due/changed/{notice}/").status_code == 404
    assert "refugee" not in browse(world.source).text("/due/").lower()
    assert browse(world.commission).get(f"/due/changed/{notice}/").status_code == 200


def test_a_notice_that_stands_as_it_was_says_so(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=now())
    text = browse(world.reviewer).text(f"/due/changed/{notice}/")
    assert "Nothing has changed since it was published." in text


def test_the_timeline_tells_what_people_did_to_a_clock_and_why(browse: Browse, world: World) -> None:
    request = a_submitted(world, at=now())
    due = begun(world, f"request:{request}", "irsd-3-2")
    stop_clock(due=due, reasons="The Commission has a case on the same data.", by=world.reviewer, at=now())
    with speaking_as(world.reviewer):
        case = RequestRecord.objects.get(pk=request).case_id
    text = browse(world.reviewer).text(f"/cases/{case}/timeline/")
    assert "A clock was stopped for a while" in text
    assert "The Commission has a case on the same data." in text
