"""Papers over the web: sent, cut off, too large, something else than they say; handed out safely and to few."""

from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairnotice.records.models import AttachmentRecord
from fairnotice.services import attachments, reading
from fairnotice.services.acting import act_as
from fairnotice.services.attachments import Belongs
from fairnotice.web.attachments import receiving
from tests.conftest import NOW, World
from tests.formats.test_papers import A_JPEG, A_PDF, A_PNG, HTML
from tests.stories import a_submitted
from tests.web.conftest import Browse, Pages
from tests.web.test_bureau_journey import problems, step
from tests.web.test_bureau_steps import draft_of, example


def send(pages: Pages, address: str, content: bytes, name: str = "warrant.pdf", **more: str) -> Any:
    """Send a file through the form of the page."""
    form = pages.form(address, holding="file-file")
    given = {"file-kind": "warrant", **more, "file-file": SimpleUploadedFile(name, content)}
    return pages.client.post(address, {**form.fields, **given})


def papers(world: World) -> list[AttachmentRecord]:
    """Every paper that the source bureau has."""
    with act_as(world.source):
        return list(AttachmentRecord.objects.filter(removed_at__isnull=True))


def a_paper(world: World, content: bytes = A_PDF, title: str = "Warrant 417") -> tuple[UUID, UUID]:
    """A paper of a matter that was handed in: the matter, the paper."""
    a_submitted(world)
    case = UUID(reading.list_rows("requests", by=world.source)[0]["case"])
    given: dict[str, Any] = {"kind": "photo", "title": title, "name": "x", "content": content}
    answer = attachments.add_file(to=Belongs(case=case), by=world.source, at=NOW, **given)
    return case, UUID(answer["attachment"])


def test_a_file_is_added_listed_and_taken_away(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    assert send(pages, f"{draft}papers/", A_PDF, "C:\\x\\warrant 417.exe").status_code == 303
    page = pages.text(f"{draft}papers/")
    (paper,) = papers(world)
    assert paper.title == "warrant 417"
    assert f"/attachments/{paper.pk}/" in page
    step(pages, f"/attachments/{paper.pk}/remove/", {}, "Take it away")
    assert papers(world) == []
    assert pages.get(f"/attachments/{paper.pk}/").status_code == 404
    assert pages.get(f"/attachments/{paper.pk}/remove/").status_code == 404


def test_sent_twice_a_file_is_there_once(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    form = pages.form(f"{draft}papers/", holding="file-file")
    for _ in range(2):
        given = {**form.fields, "file-kind": "warrant", "file-file": SimpleUploadedFile("w.pdf", A_PDF)}
        assert pages.client.post(f"{draft}papers/", given).status_code == 303
    assert len(papers(world)) == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HTML, "warrant.pdf"),
        (A_PDF + HTML, "warrant.pdf"),
        (A_PDF[:-20], "warrant.pdf"),
        (b"MZ\x90", "photo.png"),
        (b"", "a.pdf"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence(browse: Browse, world: World, content: bytes, name: str) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    response = send(pages, f"{draft}papers/", content, name)
    assert response.status_code == 422
    assert "govuk-error-summary" in response.content.decode()
    assert papers(world) == []


def test_an_upload_that_is_cut_off_leaves_nothing_behind(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    form = pages.form(f"{draft}papers/", holding="file-file")
    boundary = "a-boundary"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, values in form.fields.items()
        for value in values
        if name != "whole"
    ]
    file = f'--{boundary}\r\nContent-Disposition: form-data; name="file-file"; filename="w.pdf"\r\n\r\n'.encode()
    kind = f'--{boundary}\r\nContent-Disposition: form-data; name="file-kind"\r\n\r\nwarrant\r\n'.encode()
    body = b"".join([*parts, kind, file, A_PDF[:40]])
    response = pages.client.generic(
        "POST", f"{draft}papers/", body, content_type=f"multipart/form-data; boundary={boundary}"
    )
    assert response.status_code == 400
    assert "cut off" in response.content.decode()
    assert papers(world) == []


def test_an_upload_that_is_too_large_is_refused_unread(
    browse: Browse, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    monkeypatch.setattr(receiving, "MOST", 2000)
    response = send(pages, f"{draft}papers/", A_PDF + bytes(3000))
    assert response.status_code == 400
    assert "too large" in response.content.decode()
    assert papers(world) == []


def test_a_paper_that_came_by_hand_is_noted(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    given = {
        "hand-kind": "judgment",
        "hand-title": "Judgment of 2 May",
        "hand-office": "Registry of the bureau",
        "hand-on_day": "1",
        "hand-on_month": "3",
        "hand-on_year": "2026",
    }
    response = pages.post_form(f"{draft}papers/", given, "Note the paper", holding="hand-office", follow=False)
    assert response.status_code == 303, problems(response)
    page = pages.text(f"{draft}papers/")
    assert "Registry of the bureau" in page
    future = {**given, "hand-on_year": "2099"}
    late = pages.post_form(f"{draft}papers/", future, "Note the paper", holding="hand-office")
    assert late.status_code == 422
    assert "Judgment of 2 May" in late.content.decode()


def test_a_paper_is_handed_out_in_a_sandbox_to_be_saved(browse: Browse, world: World) -> None:
    _case, paper = a_paper(world, title='Warrant "417"; filename=x.html')
    for officer in (world.source, world.reviewer, world.decider, world.commission):
        response = browse(officer).get(f"/attachments/{paper}/")
        assert response.status_code == 200
        assert response.content == A_PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="Warrant 417 filename=x.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(("content", "inline"), [(A_PNG, True), (A_JPEG, True), (A_PDF, False)])
def test_only_a_picture_stands_in_a_page(browse: Browse, world: World, content: bytes, inline: bool) -> None:
    _case, paper = a_paper(world, content)
    response = browse(world.source).get(f"/attachments/{paper}/?inline=1")
    assert response["Content-Disposition"].startswith("inline" if inline else "attachment")
    assert browse(world.source).get(f"/attachments/{paper}/")["Content-Disposition"].startswith("attachment")


def test_for_everybody_else_it_is_not_there(browse: Browse, world: World) -> None:
    case, paper = a_paper(world)
    for officer in (world.other, world.locating, world.border, world.administrator, world.compliance):
        pages = browse(officer)
        assert pages.get(f"/attachments/{paper}/").status_code == 404
        assert pages.get(f"/attachments/matters/{case}/").status_code == 404
        assert pages.get(f"/attachments/{paper}/remove/").status_code == 404
    assert browse().get(f"/attachments/{paper}/").status_code == 302


def test_what_a_reviewer_adds_stays_with_the_secretariat(browse: Browse, world: World) -> None:
    case, theirs = a_paper(world)
    reviewer = browse(world.reviewer)
    assert send(reviewer, f"/attachments/matters/{case}/", A_PNG, "map.png", **{"file-title": "Map"}).status_code == 303
    assert "Map" in reviewer.text(f"/attachments/matters/{case}/")
    source = browse(world.source)
    assert "Map" not in source.text(f"/attachments/matters/{case}/")
    assert f"/attachments/{theirs}/" in source.text(f"/attachments/matters/{case}/")
    assert browse(world.decider).get(f"/attachments/matters/{case}/").status_code == 404


def test_a_paper_of_a_matter_that_was_sent_cannot_be_taken_away(browse: Browse, world: World) -> None:
    case, paper = a_paper(world)
    pages = browse(world.source)
    assert "Take away" not in pages.text(f"/attachments/matters/{case}/")
    assert pages.get(f"/attachments/{paper}/remove/").status_code == 404


def test_the_pages_of_a_request_show_its_papers(browse: Browse, world: World) -> None:
    _case, paper = a_paper(world, A_PNG, title="A good photograph")
    (row,) = reading.list_rows("requests", by=world.source)
    page = unescape(browse(world.source).text(f"/bureau/requests/{row['request']}/"))
    assert "A good photograph" in page
    assert f"/attachments/{paper}/?inline=1" in page


def test_a_reviewer_finds_the_way_to_add_a_paper_on_the_workbench(browse: Browse, world: World) -> None:
    case, _paper = a_paper(world)
    (row,) = reading.list_rows("requests", by=world.reviewer)
    assert f"/attachments/matters/{case}/" in browse(world.reviewer).text(f"/secretariat/requests/{row['request']}/")
