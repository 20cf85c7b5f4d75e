"""No route tells a bureau anything of a diffusion that is kept from it, whatever is asked."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import DocumentRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from tests.api.conftest import Caller
from tests.api.things import QUERIES
from tests.conftest import World
from tests.restricted import NAMES, STORIES, secrets_of, there

OWN_VIEW = {"register_after", "read_view"}
"""Routes that answer the entries of the own view, which name the notice by its id and number."""


def gets(notice: UUID) -> Iterator[tuple[str, str]]:
    """Every address of the API that is read, with the ids of this notice in it."""
    from fairnotice.api.app import openapi_document

    with speaking_as(SYSTEM):
        row = NoticeRecord.objects.get(pk=notice)
        ids = {"notices": row.pk, "requests": row.request_id, "cases": row.request.case_id}
        cipher = DocumentRecord.objects.get(notice=row, version=1).cipher
    for path, methods in openapi_document()["paths"].items():
        if "get" in methods:
            short, name = path.removeprefix("/api"), methods["get"]["operationId"]
            id = str(ids.get(short.split("/")[1], row.pk))
            filled = short.replace("{id}", id).replace("{thing}", f"notice:{row.pk}").replace("{cipher}", cipher)
            for word, value in (("{code}", "rpd-58-1"), ("{name}", "review"), ("{entry}", "rop-041")):
                filled = filled.replace(word, value)
            yield name, filled + QUERIES.get(name, "")


@pytest.mark.parametrize("who", ["locating", "border", "desk"])
@pytest.mark.parametrize("which", list(STORIES))
def test_no_route_answers_anything_of_it(call: Caller, world: World, which: str, who: str) -> None:
    notice = STORIES[which](world)
    by, secrets = there(world)[who], secrets_of(notice)
    for name, path in gets(notice):
        text = call("GET", path, by=by).content.decode("utf-8", "replace")
        for asked in path.replace(":", "/").split("/"):
            text = text.replace(asked, "") if len(asked) > 30 else text  # what was asked for is said back
        if which == "taken" and name in OWN_VIEW:
            secrets = (*NAMES, secrets[1], secrets[2])
        assert not [one for one in secrets if one in text], name
