"""A recipient tells its doubt about a notice through the API."""

from tests.api.conftest import Caller
from tests.conftest import World
from tests.stories import a_notice

WORDS = {"words": "Our register gives this passport to somebody born in 1951."}


def test_a_recipient_tells_it_once_and_the_source_reads_it(call: Caller, world: World) -> None:
    path = f"/notices/{a_notice(world)}/doubts"
    answers = [call.ok("POST", path, WORDS, by=world.other, Idempotency_Key="doubt-1") for _again in range(2)]
    assert answers[0] == answers[1]
    messages = [
        each for each in call.ok("GET", "/messages", by=world.source)["items"] if WORDS["words"] in each["text"]
    ]
    assert len(messages) == 1


def test_a_source_corrects_its_own_and_doubts_nothing(call: Caller, world: World) -> None:
    path = f"/notices/{a_notice(world)}/doubts"
    assert call("POST", path, WORDS, by=world.source).status_code == 403
    assert call("POST", path, {"words": "no"}, by=world.other).status_code == 422
