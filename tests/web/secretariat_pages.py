"""What the tests of the secretariat's pages share: example cases filed as they come, and forms sent in two steps."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from fairnotice.formats.dossier import read_dossier
from fairnotice.services.seeding import file_example
from tests.conftest import NOW, World
from tests.web.conftest import Pages, forms_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def filed(world: World, name: str, *, at: datetime = NOW) -> tuple[UUID, ...]:
    """An example filed by its bureau, with what reviewers hold added; its requests, submitted."""
    officers = {"bureau-pt": world.source, "bureau-uy": world.other, "reviewer-one": world.reviewer}
    return file_example(read_dossier(EXAMPLES / f"{name}.toml"), officers, at=at)


def bench(request: UUID) -> str:
    """The address of the workbench."""
    return f"/secretariat/requests/{request}/"


def body(response: Any) -> str:
    """The text of a page."""
    return str(response.content.decode())


def press(pages: Pages, path: str, response: Any, button: str) -> Any:
    """Send the form of a page that was just answered, with that button; redirects are followed."""
    form = next(form for form in forms_of(body(response)) if button in form.buttons)
    name, _is, value = form.buttons[button].partition("=")
    return pages.client.post(form.action or path, {**form.fields, **({name: value} if name else {})}, follow=True)
