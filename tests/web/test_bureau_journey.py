"""A request from the first question to the answers: through the forms as the pages show them."""

import re
from typing import Any

from tests.conftest import World
from tests.web.conftest import Browse, Pages


def begin(pages: Pages) -> str:
    """Start a new request. Answers the address of its draft."""
    return step(pages, "/bureau/new/", {}, "Start")


def step(pages: Pages, path: str, data: dict[str, Any], submit: str = "Save and continue") -> str:
    """Fill in and send one page. Answers where it leads."""
    response = pages.post_form(path, data, submit, follow=False)
    assert response.status_code == 303, problems(response)
    return str(response["Location"])


def problems(response: Any) -> list[str]:
    """What a page says is wrong."""
    text = response.content.decode()
    return [
        str(response.status_code),
        *re.findall(r"govuk-error-message.*?</span>\s*(.*?)</p>", text),
        *re.findall(r"<h1.*?</h1>", text),
    ]


def test_a_request_is_written_step_by_step_checked_and_sent(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    draft = begin(pages)
    step(pages, f"{draft}kind/", {"kind": "red", "sought_for": "prosecution", "purpose": "arrest", "language": "en"})
    step(pages, f"{draft}matter/", {"title": "Robbery in Lisbon"})
    names = step(pages, f"{draft}persons/", {}, "Add a person")
    births = step(pages, names, {"0-text": "Orin Tavesk", "0-script": "Latn"})
    particulars = step(pages, births, {"0-date_year": "1986", "0-date_month": "9", "0-date_day": "17"})
    step(pages, particulars, {"sex": "male", "nationalities": "Uruguay", "photo": "good"})
    person = f"{draft}persons/s1/"
    step(pages, f"{person}status/", {"status": "charged", "reality": "invented"})
    step(pages, f"{person}participation/", {"summary": "He shot the shopkeeper.", "role": "fired the shot"})
    authority = step(pages, f"{draft}warrants/", {}, "Add a warrant or judgment")
    paper = step(pages, authority, {"name": "Criminal Court of Lisbon", "kind": "court", "country": "PT"})
    covers = step(
        pages,
        paper,
        {"issued_year": "2024", "issued_month": "2", "issued_day": "12", "in_force": "yes", "copy_attached": "yes"},
    )
    offences = step(pages, covers, {})
    step(pages, offences, {"0-charge": "armed robbery", "0-category": "robbery", "0-max_penalty": "15 years"})
    step(
        pages,
        f"{draft}harm/",
        {
            "act-violence-or-serious-harm": "yes",
            "act-violence-or-serious-harm-words": "He was shot.",
            "act-property-damage": "no",
        },
    )
    checked = pages.text(f"{draft}check/")
    for words in ("Robbery in Lisbon", "Orin Tavesk", "17 September 1986", "Uruguay", "armed robbery", "He was shot."):
        assert words in checked
    assert "What the rules say of it as it stands" in checked
    sent = step(pages, f"{draft}check/", {"stands": "on"}, "Send to the secretariat")
    over = pages.text(sent)
    assert "It is with the secretariat" in over
    (address,) = re.findall(r'href="(/bureau/requests/[0-9a-f-]+/)"', over)
    assert "On the secretariat" in pages.text(address)
    listed = pages.text("/bureau/")
    assert "Orin Tavesk" in listed
    assert address in listed
