"""No page shows a bureau anything of a diffusion that is kept from it; of one that it had, the number."""

from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import NoticeRecord
from fairnotice.records.session import speaking_as
from tests.conftest import World
from tests.restricted import NAMES, STORIES
from tests.web.conftest import Browse
from tests.web.walking import Values, addresses


@pytest.mark.parametrize("who", ["locating", "border"])
@pytest.mark.parametrize("which", list(STORIES))
def test_no_page_shows_who_it_is(browse: Browse, world: World, which: str, who: str) -> None:
    notice = STORIES[which](world)
    with speaking_as(SYSTEM):
        row = NoticeRecord.objects.get(pk=notice)
        number, case = row.number, row.request.case_id
    everywhere: Any = _Everything(notice, row.request_id, case)
    values: Values = everywhere
    browser = browse(world.everybody()[who])
    shown = []
    for address in addresses(values):
        response = browser.get(address.path)
        text = response.content.decode("utf-8", "replace")
        assert not [one for one in NAMES if one in text], address
        if number in text:
            shown.append(address.name)
    tombstone = {"duty:inbox", "duty:sheet", "duty:notice", "circulation:copies"}
    assert set(shown) <= (tombstone if which == "taken" else set())


class _Everything(dict[str, tuple[Any, ...]]):
    """Stands in every address: the notice's own ids, whatever is asked for."""

    def __init__(self, notice: UUID, request: UUID, case: UUID) -> None:
        super().__init__(notice=(notice,), request_id=(request,), case=(case,), code=("PT",), entry=("rop-041",))

    def __missing__(self, key: str) -> tuple[Any, ...]:
        words = {"kind": "asked", "language": "fr"}
        return (words[key],) if key in words else (self["notice"][0],)
