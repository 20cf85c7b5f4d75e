"""A question that is answered late tells the one who answers nothing of what has happened to the person since."""

from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.inbox import Came
from fairnotice.services import hits
from fairnotice.services.clocks import sweep
from fairnotice.services.inbox import read_inbox
from fairnotice.services.reading import list_rows
from tests import stories
from tests.conftest import NOW, World
from tests.web.border_pages import hit_state
from tests.web.conftest import Browse

AT, HOUR = NOW + timedelta(days=5), timedelta(hours=1)


def asked_twice(world: World, *, since: str) -> tuple[UUID, UUID]:
    """A hit of which the second question was confirmed, and the first question, which is open still."""
    _notice, hit, first = stories.an_asked(world)
    sweep(at=AT)
    second = UUID(hits.ask_confirmation(hit=hit, by=world.locating, at=AT)["confirmation"])
    hits.answer_confirmation(confirmation=second, stands=True, text="It stands.", by=world.source, at=AT)
    if since != "confirmed":
        protected = since == "protected"
        hits.check_protection(hit=hit, protected=protected, checked=stories.WHY, by=world.locating, at=AT)
    return hit, first


@pytest.mark.parametrize("stands", ["yes", "no"])
@pytest.mark.parametrize("since", ["confirmed", "checked", "protected"])
def test_the_first_of_two_questions_answered_last_does_not_tell_how_it_went_on(
    world: World, browse: Browse, since: str, stands: str
) -> None:
    hit, first = asked_twice(world, since=since)
    answered = browse(world.source).post_form(
        f"/duty/confirmations/{first}/", {"stands": stands, "text": "We looked again at our file."}
    )
    assert answered.status_code == 200
    assert "cannot be given" not in answered.content.decode()
    assert hit_state(hit) == since
    assert "We looked again at our file." in browse(world.locating).text(f"/border/hits/{hit}/")


def test_a_late_no_stops_what_was_confirmed(world: World, browse: Browse) -> None:
    hit, first = asked_twice(world, since="checked")
    hits.answer_confirmation(confirmation=first, stands=False, text="It ended.", by=world.source, at=AT + HOUR)
    for tells in ("located", "nothing"):
        sent = {"tells": tells, "text": "Found." if tells == "located" else "", "reasons": stories.WHY}
        done = browse(world.locating).post_form(f"/border/hits/{hit}/disclosure/", sent)
        if tells == "located":
            assert done.status_code == 422
            assert "its notice does not stand" in done.content.decode()
    assert hit_state(hit) == "withheld"


def test_a_late_no_asks_whoever_holds_the_person_to_release_first_of_all(world: World, browse: Browse) -> None:
    hit, first = asked_twice(world, since="checked")
    hits.decide_disclosure(hit=hit, tells=True, text="Found.", reasons=stories.WHY, by=world.locating, at=AT)
    measure = hits.record_measure(
        hit=hit, kind="provisional_arrest", legal_basis="Section 1 of an invented act.", by=world.locating, at=AT
    )["measure"]
    hits.answer_confirmation(confirmation=first, stands=False, text="It ended.", by=world.source, at=AT + HOUR)
    owed = [row for row in list_rows("dues", by=world.locating) if row["code"] == "release-prompt"]
    assert [row["thing"] for row in owed] == [f"measure:{measure}"]
    assert "does not stand. Your measure rests on it: release" in browse(world.locating).text("/messages/")
    sweep(at=AT + 2 * HOUR)  # what was due at once is overdue, and asked for all the same
    came = [thing for _why, thing in read_inbox(by=world.locating, at=AT + 2 * HOUR).things]
    assert [thing.id for thing in came if thing.kind is Came.RELEASE] == [str(hit)]
    assert "Release whoever is held or hindered" in browse(world.border).text(f"/border/hits/{hit}/")
    assert not [row for row in list_rows("dues", by=world.source) if row["code"] == "release-prompt"]
