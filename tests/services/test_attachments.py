"""Papers of a matter: who adds, reads and removes them, and how much there may be."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.records.models import AccessRecord, AttachmentRecord, EventRecord
from fairnotice.services import attachments, drafts, filing
from fairnotice.services.acting import act_as
from fairnotice.services.attachments import Belongs, Paper
from tests.conftest import NOW, World
from tests.formats.test_papers import A_PDF, A_PNG
from tests.services.test_drafts import begin
from tests.stories import a_case, a_submitted


def add(to: Belongs, by: Any, *, content: bytes = A_PDF, key: str | None = None, **more: Any) -> UUID:
    """A file added."""
    given = {"kind": "warrant", "title": "", "name": "warrant 417.pdf", **more}
    return UUID(attachments.add_file(to=to, content=content, by=by, at=NOW, key=key, **given)["attachment"])


def papers(by: Any, **of: UUID) -> tuple[Paper, ...]:
    """The papers as somebody sees them."""
    return attachments.attachments_of(by=by, **of)


def read(paper: UUID, by: Any) -> attachments.File:
    """The file."""
    return attachments.read_attachment(attachment=paper, purpose="test", by=by, at=NOW)


def events(world: World, kind: str) -> list[EventRecord]:
    """The events of one type."""
    with act_as(world.reviewer):
        return list(EventRecord.objects.filter(type=kind))


def test_a_paper_goes_from_the_draft_to_the_matter_and_only_then_to_the_secretariat(world: World) -> None:
    draft = begin(world)
    paper = add(Belongs(draft=draft), world.source)
    for by in (world.reviewer, world.decider, world.other, world.border, world.commission):
        with pytest.raises(NotFound):
            read(paper, by)
    case = UUID(filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)["case"])
    for by in (world.source, world.reviewer, world.decider, world.commission):
        assert read(paper, by) == attachments.File("warrant 417.pdf", "application/pdf", A_PDF)
        assert [found.id for found in papers(by, case=case)] == [paper]
    for by in (world.other, world.border, world.administrator, world.compliance):
        with pytest.raises(NotFound):
            read(paper, by)
        assert papers(by, case=case) == ()


def test_reading_is_logged_and_events_name_no_paper(world: World) -> None:
    case = a_case(world)
    paper = add(Belongs(case=case), world.source, title="Warrant against Orin Tavesk")
    read(paper, world.source)
    with act_as(world.administrator):
        assert AccessRecord.objects.filter(thing=f"attachment:{paper}", operation="read").count() == 1
    (event,) = events(world, "attachment.added")
    assert "Tavesk" not in event.body
    assert (event.thing, event.bureaus) == (f"case:{case}", ["PT"])


def test_added_twice_under_its_key_it_is_there_once(world: World) -> None:
    to = Belongs(case=a_case(world))
    assert add(to, world.source, key="k") == add(to, world.source, key="k")
    assert to.case is not None
    assert len(papers(world.source, case=to.case)) == 1


def test_a_paper_received_by_hand_says_by_whom_and_when(world: World) -> None:
    case = a_case(world)
    attachments.note_paper(
        to=Belongs(case=case),
        kind="judgment",
        title="Judgment of 2 May",
        office="Registry of the bureau",
        on=date(2026, 3, 1),
        by=world.source,
        at=NOW,
    )
    (paper,) = papers(world.reviewer, case=case)
    assert (paper.has_file, paper.paper_by, paper.paper_on) == (False, "Registry of the bureau", date(2026, 3, 1))
    with pytest.raises(NotFound):
        read(paper.id, world.reviewer)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"on": NOW.date() + timedelta(days=1)}, "today or before"),
        ({"office": " "}, "which office"),
        ({"title": ""}, "what the paper is"),
        ({"kind": "letter"}, "one of"),
    ],
)
def test_a_note_that_says_too_little_is_refused(world: World, changes: dict[str, Any], says: str) -> None:
    given = {"kind": "other", "title": "A paper", "office": "Registry", "on": NOW.date(), **changes}
    with pytest.raises(InvalidValue, match=says):
        attachments.note_paper(to=Belongs(case=a_case(world)), by=world.source, at=NOW, **given)


def test_what_a_reviewer_adds_the_source_does_not_see(world: World) -> None:
    request = a_submitted(world)
    with act_as(world.reviewer):
        from fairnotice.records.models import RequestRecord

        case = RequestRecord.objects.get(pk=request).case_id
    paper = add(Belongs(case=case), world.reviewer, content=A_PNG, kind="other")
    assert [found.id for found in papers(world.decider, case=case)] == [paper]
    assert papers(world.source, case=case) == ()
    with pytest.raises(NotFound):
        read(paper, world.source)
    assert all(event.bureaus == [] for event in events(world, "attachment.added"))


def test_nobody_adds_to_the_matter_of_another_bureau_or_without_the_role(world: World) -> None:
    case = a_case(world)
    with pytest.raises(NotFound):
        add(Belongs(case=case), world.other)
    with pytest.raises((NotYourAct, NotPossibleNow)):
        add(Belongs(case=case), world.decider)
    with pytest.raises(NotFound):
        add(Belongs(draft=begin(world)), world.reviewer)


def test_a_paper_is_removed_before_the_matter_is_handed_in_and_its_content_goes(world: World) -> None:
    draft = begin(world)
    paper = add(Belongs(draft=draft), world.source)
    attachments.remove_attachment(attachment=paper, by=world.source, at=NOW)
    assert papers(world.source, draft=draft) == ()
    with act_as(world.source):
        assert bytes(AttachmentRecord.objects.get(pk=paper).content) == b""
    with pytest.raises(NotFound):
        read(paper, world.source)
    with pytest.raises(NotFound):
        attachments.remove_attachment(attachment=paper, by=world.source, at=NOW)
    assert len(events(world, "attachment.removed")) == 1


def test_a_paper_of_a_matter_handed_in_stays(world: World) -> None:
    draft = begin(world)
    paper = add(Belongs(draft=draft), world.source)
    filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="stay as they are"):
        attachments.remove_attachment(attachment=paper, by=world.source, at=NOW)
    with pytest.raises(NotYourAct):
        attachments.remove_attachment(attachment=paper, by=world.reviewer, at=NOW)


def test_a_draft_given_up_takes_its_papers_with_it(world: World) -> None:
    draft = begin(world)
    paper = add(Belongs(draft=draft), world.source)
    filing.drop_draft(draft=draft, by=world.source, at=NOW)
    with act_as(world.source):
        assert AttachmentRecord.objects.get(pk=paper).removed_at == NOW
    with pytest.raises(NotPossibleNow, match="over"):
        add(Belongs(draft=draft), world.source)


def test_a_matter_holds_so_much_and_no_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", len(A_PDF) * 2)
    to = Belongs(draft=begin(world))
    add(to, world.source)
    add(to, world.source)
    with pytest.raises(InvalidValue, match="at most"):
        add(to, world.source)


def test_a_draft_that_amends_shows_the_papers_of_its_matter(world: World) -> None:
    case = a_case(world)
    first = add(Belongs(case=case), world.source)
    draft = UUID(drafts.begin_amendment(case=case, by=world.source, at=NOW)["draft"])
    second = add(Belongs(draft=draft), world.source)
    assert {paper.id for paper in papers(world.source, draft=draft)} == {first, second}


def test_a_paper_belongs_to_one_thing() -> None:
    with pytest.raises(InvalidValue):
        Belongs()
