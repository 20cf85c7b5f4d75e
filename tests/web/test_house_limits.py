"""The limits of this house at the administrator's pages, and the clock of a change wherever it is shown."""

from typing import Any

from tests.conftest import World
from tests.stories import WHY, a_notice
from tests.web.conftest import Browse
from tests.web.secretariat_pages import body


def test_the_administrator_reads_and_sets_a_limit(world: World, browse: Browse) -> None:
    by = browse(world.administrator)
    page = by.text("/administration/limits/")
    assert "14 days" in page and "nobody has set it" in page
    assert "/administration/limits/" in by.text("/administration/")
    where = "/administration/limits/change-decision/"
    wrong: Any = by.post_form(where, {"days": "90", "reasons": WHY}, "Set it", follow=False)
    assert wrong.status_code == 422 and "from 1 to 60" in body(wrong)
    done: Any = by.post_form(where, {"days": "7", "reasons": WHY}, "Set it", follow=False)
    assert done.status_code == 303
    assert "7 days" in by.text("/administration/limits/") and WHY in by.text("/administration/limits/")
    assert by.get("/administration/limits/rpd-81-1/").status_code == 404


def test_a_change_that_waits_stands_on_the_due_list_on_the_notice_and_in_the_list_of_changes(
    world: World, browse: Browse
) -> None:
    from fairnotice.services.changes import propose_addendum
    from fairnotice.web.clock import now

    notice = a_notice(world)
    change = propose_addendum(notice=notice, text="A refusal.", reasons=WHY, by=world.source, at=now())["change"]
    for by in (world.reviewer, world.decider):
        assert f"/secretariat/changes/{change}/" in browse(by).text("/due/")
        assert "Decide on the change" in browse(by).text(f"/secretariat/notices/{notice}/")
        assert "Decide by" in browse(by).text("/secretariat/changes/")
        assert "Decide by" in browse(by).text(f"/secretariat/changes/{change}/")
    assert "decide by" in browse(world.source).text(f"/bureau/notices/{notice}/")
