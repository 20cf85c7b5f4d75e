"""Every act on a notice and all that must follow from it, as one table: register, list, extract, word, clocks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.dates import add_months
from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import DueRecord, ExtractRecord, MessageRecord, NoticeRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.document import unseal
from fairnotice.services import publication
from fairnotice.services.acting import act_as
from fairnotice.services.bureau_lists import watchlist_of
from fairnotice.services.cases import draft_request, end_warrant, open_case
from fairnotice.services.clocks import sweep
from fairnotice.services.reading import list_rows
from fairnotice.services.requests import submit_request
from fairnotice.services.views import read_view
from tests.builders import a_dossier, a_participation, a_subject
from tests.conftest import NOW, World
from tests.services.test_circulation import a_desk
from tests.stories import WHY, a_measured, a_notice, assess, decide, invented

LATER = NOW + timedelta(days=1)
ALWAYS = {"rpd-50-2", "rpd-51-2", "rpd-74-2-e"}
"""The clocks of a notice that is in force."""


@dataclass(frozen=True)
class Follows:
    """What must stand after an act."""

    entry: str
    state: str
    document: bool  # handed out with its key
    listed: bool  # found by a check
    told: frozenset[str]  # bureaus and roles that are told of it
    open: frozenset[str]  # clocks of the notice that run
    kept: frozenset[str] = frozenset()
    release: str = "open"  # what became of the prompt to whoever holds a person on it


def follows(
    entry: str,
    *,
    state: str = "",
    shown: tuple[bool, bool] = (False, False),
    told: set[str],
    open: set[str],
    **more: Any,
) -> Follows:
    document, listed = shown
    return Follows(entry, state or entry, document, listed, frozenset(told), frozenset(open), **more)


BUREAUS = {"UY", "NZ", "GB", "FR", "IR", "US"}
IN_FORCE, HELD, GONE = (True, True), (True, False), (False, False)
TABLE: dict[str, tuple[tuple[str, ...], Follows]] = {
    # the acts, the last of which is looked at: what follows from it
    "suspend": (
        ("suspend",),
        follows("suspended", shown=HELD, told={"reviewer", "NZ"}, open={*ALWAYS, "rpd-81-1"}),
    ),
    "resume": (
        ("suspend", "resume"),
        follows(
            "resumed", state="published", shown=IN_FORCE, told=set(), open=ALWAYS,
            kept=frozenset({"rpd-81-1"}), release="stopped",
        ),
    ),
    "block": (
        ("block",),
        follows("blocked", shown=GONE, told={"PT", "NZ"}, open={*ALWAYS, "rpd-129"}),
    ),
    "unblock": (
        ("block", "unblock"),
        follows(
            "unblocked", state="published", shown=IN_FORCE, told={"PT"}, open=ALWAYS,
            kept=frozenset({"rpd-129"}), release="stopped",
        ),
    ),
    "unblock to the suspension": (
        ("suspend", "block", "unblock"),
        follows(
            "unblocked", state="suspended", shown=HELD, told={"PT"}, open={*ALWAYS, "rpd-81-1"},
            kept=frozenset({"rpd-129"}),
        ),
    ),
    "renew": (
        ("renew",),
        follows(
            "renewed", state="published", shown=IN_FORCE, told=set(), open=ALWAYS,
            kept=frozenset({"rpd-50-2", "rpd-51-2"}), release="",
        ),
    ),
    "withdraw": (("withdraw",), follows("withdrawn", told={"reviewer", *BUREAUS}, open=set())),
    "withdraw while suspended": (
        ("suspend", "withdraw"),
        follows("withdrawn", told={"reviewer", *BUREAUS}, open=set(), kept=frozenset({"rpd-81-1"})),
    ),
    "cancel": (("cancel",), follows("cancelled", told={"PT", *BUREAUS}, open=set())),
    "cancel while blocked": (
        ("block", "cancel"),
        follows("cancelled", told={"PT", *BUREAUS}, open=set(), kept=frozenset({"rpd-129"})),
    ),
    "expire": (("expire",), follows("expired", told={"PT", *BUREAUS}, open=set())),
    "expire while suspended": (
        ("suspend", "expire"),
        follows("expired", told={"PT", *BUREAUS}, open=set(), release="missed"),
    ),
    "delete": (("delete",), follows("deleted", told={"PT", *BUREAUS}, open=set())),
    "delete after withdrawal": (("withdraw", "delete"), follows("deleted", told={"PT", *BUREAUS}, open=set())),
}  # fmt: skip


def do(world: World, notice: UUID, act: str, at: datetime) -> None:
    if act == "expire":
        with speaking_as(SYSTEM):
            day = NoticeRecord.objects.get(pk=notice).expires_on
        sweep(at=datetime(day.year, day.month, day.day, tzinfo=NOW.tzinfo) + timedelta(days=2))
        return
    by = {"suspend": world.source, "resume": world.source, "renew": world.source, "withdraw": world.source}
    do_it: Callable[..., Any] = getattr(publication, f"{act}_notice")
    do_it(notice=notice, reasons=WHY, by=by.get(act, world.decider), at=at)


@pytest.mark.parametrize("name", list(TABLE))
def test_everything_follows_from_an_act(world: World, name: str) -> None:
    acts, wanted = TABLE[name]
    desk = a_desk(world)
    notice, _hit, measure = a_measured(world)
    for act in acts:
        with speaking_as(SYSTEM):
            seen_before = set(MessageRecord.objects.values_list("pk", flat=True))
        do(world, notice, act, LATER)
    with speaking_as(SYSTEM):
        row = NoticeRecord.objects.get(pk=notice)
        entry = RegisterEntryRecord.objects.filter(notice=notice, recipient_id="NZ").latest("sequence")
        extract = ExtractRecord.objects.get(notice=notice)
        about = f"notice.{wanted.entry}"
        fresh = MessageRecord.objects.filter(about=about).exclude(pk__in=seen_before)
        told = {one.to_bureau or one.to_role for one in fresh}
        clocks = DueRecord.objects.filter(thing=f"notice:{notice}")
        release = DueRecord.objects.filter(thing=f"measure:{measure}", code="release-prompt")
        found = Follows(
            entry=entry.kind,
            state=entry.state,
            document=False,
            listed=False,
            told=frozenset(told),
            open=frozenset(clocks.filter(state="open").values_list("code", flat=True)),
            kept=frozenset(clocks.filter(state="kept").values_list("code", flat=True)) & (wanted.kept or frozenset()),
            release="".join(release.values_list("state", flat=True)[:1]),
        )
        assert bool(extract.content) is wanted.listed
        assert (row.state, extract.state) == (wanted.state, wanted.state)
    desk.pull(LATER)
    handed = bool(desk.holdings[str(notice)].digest)
    with act_as(world.border):
        listed = len(list(watchlist_of("NZ").entries)) == 1
    assert (found, handed, listed) == (
        Follows(wanted.entry, wanted.state, False, False, wanted.told, wanted.open, wanted.kept, wanted.release),
        wanted.document,
        wanted.listed,
    )
    assert len(list_rows("notices", by=world.locating)) == (1 if wanted.document else 0)


def clock(notice: UUID, code: str) -> DueRecord:
    with speaking_as(SYSTEM):
        return DueRecord.objects.filter(thing=f"notice:{notice}", code=code).latest("begins_at")


def test_a_suspension_lasts_six_months_and_does_not_stop_the_retention(world: World) -> None:
    notice = a_notice(world)
    ends = clock(notice, "rpd-51-2").due_at
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert clock(notice, "rpd-81-1").due_at.date() in {
        add_months(NOW.date(), 6),
        add_months(NOW.date(), 6) + timedelta(days=1),
    }
    assert clock(notice, "rpd-51-2").due_at == ends


def test_a_suspension_past_its_end_is_told_to_its_source_and_to_the_secretariat_and_goes_on(world: World) -> None:
    notice = a_notice(world)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    over = clock(notice, "rpd-81-1").due_at + timedelta(minutes=1)
    sweep(at=over)
    assert clock(notice, "rpd-81-1").state == "missed"
    with speaking_as(SYSTEM):
        told = MessageRecord.objects.filter(about="due.missed", thing=f"notice:{notice}", sent_at=over)
        assert {one.to_bureau or one.to_role for one in told} >= {"PT", "reviewer"}
        assert NoticeRecord.objects.get(pk=notice).state == "suspended"
    publication.cancel_notice(notice=notice, reasons=WHY, by=world.decider, at=over)


def test_the_source_is_prompted_once_and_in_time_six_months_before_the_end(world: World) -> None:
    notice = a_notice(world)
    last = clock(notice, "rpd-50-2").due_at
    sweep(at=last - timedelta(days=30))
    assert prompts(notice) == []
    sweep(at=last - timedelta(days=6))
    sweep(at=last - timedelta(days=5))
    (text,) = prompts(notice)
    assert "expires on" in text
    assert clock(notice, "rpd-50-2").state == "kept"


def prompts(notice: UUID) -> list[str]:
    with speaking_as(SYSTEM):
        told = MessageRecord.objects.filter(about="notice.renewal_prompted", thing=f"notice:{notice}", to_bureau="PT")
        return list(told.values_list("text", flat=True))


def test_the_prompt_says_which_other_notices_the_data_are_linked_to(world: World) -> None:
    other = a_participation(
        summary="Lena Marov waited in the car on 9 November 2023 and drove it to the border at Vilar.",
        role="drove the car",
        acts=("waited in the car", "drove it away"),
        means="a car",
    )
    both = invented(a_dossier(subjects=(a_subject(), a_subject("s2", name="Lena Marov", participation=other))))
    warrant = both.warrants[0]
    both = replace(both, warrants=(replace(warrant, subjects=("s1", "s2")), *both.warrants[1:]))
    case = UUID(open_case(dossier=both, by=world.source, at=NOW)["case"])
    made = []
    for subject in ("s1", "s2"):
        request = UUID(draft_request(case=case, subject=subject, by=world.source, at=NOW)["request"])
        submit_request(request=request, by=world.source, at=NOW)
        for by in (world.reviewer, world.second_reviewer):
            assess(request, by)
        decide(request, world.decider)
        made.append(publication.publish_notice(request=request, by=world.decider, at=NOW))
    notice = UUID(made[0]["notice"])
    sweep(at=clock(notice, "rpd-50-2").due_at)
    assert f"linked to notice {made[1]['number']}" in prompts(notice)[0]


def test_a_renewal_adds_one_period_and_no_second_one(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    at = NOW + timedelta(days=365 * 4 + 200)
    with speaking_as(SYSTEM):
        before: date = NoticeRecord.objects.get(pk=notice).expires_on
    publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=at)
    with speaking_as(SYSTEM):
        after: date = NoticeRecord.objects.get(pk=notice).expires_on
    assert after == add_months(before, 60)
    with pytest.raises(NotPossibleNow, match="do not add up"):
        publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=at)
    part = read_view(after=1, limit=10, inline=True, by=desk.account, at=at)
    document = unseal(
        part.documents[part.entries[0].cipher],
        part.entries[0].key,
        expected=part.entries[0].digest,
        ring=desk.ring,
    )
    assert document["expires_on"] == after.isoformat()


@pytest.mark.parametrize("act", ["renew", "resume"])
def test_what_rests_on_an_ended_warrant_is_neither_renewed_nor_resumed(world: World, act: str) -> None:
    notice = a_notice(world)
    if act == "resume":
        publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case_id
    end_warrant(case=case, warrant="w1", reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="has ended"):
        do(world, notice, act, LATER)
