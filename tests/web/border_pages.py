"""What the tests of the border's and the Commission's pages share."""

from typing import Any
from uuid import UUID

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import HitRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from tests.web.conftest import Pages

COMPARED = {"photograph": "same face, same scar", "birth_date": "17 September 1986 in the passport"}
WHY_BLOCK = "The person has shown refugee status that the file did not hold."


def words(response: Any) -> str:
    """The words of a page, blanks made one."""
    return " ".join(response.content.decode().split())


def hit_state(hit: UUID) -> str:
    """How far a hit has come."""
    with speaking_as(SYSTEM):
        return HitRecord.objects.get(pk=hit).state


def notice_state(notice: UUID) -> str:
    """The state of a notice."""
    with speaking_as(SYSTEM):
        return NoticeRecord.objects.get(pk=notice).state


def twice(pages: Pages, path: str, data: dict[str, str]) -> tuple[Any, Any]:
    """The form sent, and sent again as a browser does that is loaded again."""
    form = pages.form(path)
    sent = {**form.fields, **data}
    return pages.client.post(path, sent, follow=True), pages.client.post(path, sent, follow=True)


def blocked(pages: Pages, notice: UUID, reasons: str = WHY_BLOCK, path: str = "block") -> Any:
    """The form of a notice's page, sent by a member of the Commission."""
    form = pages.form(f"/commission/notices/{notice}/", holding="reasons")
    assert form.action == f"/commission/notices/{notice}/{path}/"
    return pages.client.post(form.action, {**form.fields, "reasons": reasons}, follow=True)
