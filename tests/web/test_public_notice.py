"""A notice's public page: what it says in force, what it says afterwards, and what it never says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from fairnotice.domain.officer import PUBLIC
from fairnotice.domain.request import SoughtFor
from fairnotice.domain.warrant import Penalty, Sentence
from fairnotice.services import publication
from fairnotice.services.cases import add_facts
from fairnotice.services.public_register import extracts_in_force
from fairnotice.services.reading import list_rows
from tests.builders import a_dossier, a_protection, a_request, a_warrant
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice, invented
from tests.web.conftest import Browse

LATER = NOW + timedelta(days=3)
SECRET = ("XQ7714203", "reviewer", "the requesting bureau's file", "threatened the shopkeeper", "A grave")


def published(world: World, **changes: Any) -> tuple[UUID, str]:
    """A notice with a public part, and the address of its page."""
    notice = a_notice(world, a_dossier(**changes))
    (extract,) = extracts_in_force(by=PUBLIC)
    return notice, f"/register/{extract.id}/"


def test_it_says_who_on_what_charge_and_that_nobody_is_convicted(world: World, browse: Browse) -> None:
    _notice, address = published(world)
    text = browse().text(address)
    for words in (
        "<bdi>Orin Tavesk</bdi>", "Marvela", "scar on the left forearm", "armed robbery causing grave injury",
        "as published by the country that asked", "Accused, not convicted", "Nobody is compelled to arrest",
        "/where-to-complain/", "2 March 2026", "To cite:",
    ):  # fmt: skip
        assert words in text, words


def test_it_says_nothing_that_is_not_public(world: World, browse: Browse) -> None:
    _notice, address = published(world)
    for path in (address, f"{address}?country=GB"):
        text = browse().text(path)
        assert not [words for words in SECRET if words in text]


def test_the_title_and_the_address_hold_the_number_and_no_name(world: World, browse: Browse) -> None:
    _notice, address = published(world)
    text = browse().text(address)
    title = text.split("<title>")[1].split("</title>")[0]
    assert "EX-A-1/" in title
    assert "Tavesk" not in title + address


def test_after_a_judgment_it_does_not_say_accused(world: World, browse: Browse) -> None:
    sentence = Sentence(imposed=Penalty(months=60), remaining=Penalty(months=48), in_absentia=False)
    request = a_request(public_extract=True, sought_for=SoughtFor.SENTENCE)
    _notice, address = published(world, request=request, warrants=(a_warrant(sentence=sentence),))
    text = browse().text(address)
    assert "Accused, not convicted" not in text
    assert "a court has given judgment" in text


ENDS: dict[str, tuple[Callable[[World, UUID], Any], str]] = {
    "withdrawn": (
        lambda w, n: publication.withdraw_notice(notice=n, reasons=WHY, by=w.source, at=LATER),
        "Withdrawn on",
    ),
    "cancelled": (
        lambda w, n: publication.cancel_notice(notice=n, reasons=WHY, by=w.decider, at=LATER),
        "Cancelled on",
    ),
    "deleted": (
        lambda w, n: publication.delete_notice(notice=n, reasons=WHY, by=w.decider, at=LATER),
        "Deleted on",
    ),
}


@pytest.mark.parametrize("end", list(ENDS))
def test_an_ended_notice_answers_by_number_and_day_without_a_name(world: World, browse: Browse, end: str) -> None:
    notice, address = published(world)
    act, words = ENDS[end]
    act(world, notice)
    response = browse().get(address)
    text = response.content.decode()
    assert response.status_code == 410
    assert response["X-Robots-Tag"].startswith("noindex")
    assert words in text
    assert "5 March 2026" in text
    assert "EX-A-1/" in text
    assert not [secret for secret in ("Tavesk", "Marvela", "robbery") if secret in text]


PAUSES: dict[str, Callable[[World, UUID], Any]] = {
    "suspended": lambda w, n: publication.suspend_notice(notice=n, reasons=WHY, by=w.source, at=LATER),
    "blocked": lambda w, n: publication.block_notice(notice=n, reasons=WHY, by=w.reviewer, at=LATER),
    "blocked by the Commission": lambda w, n: publication.block_notice(
        notice=n, reasons=WHY, by=w.commission, at=LATER
    ),
}


def test_a_pause_and_a_block_look_the_same_to_the_public(world: World, browse: Browse) -> None:
    looks: list[str] = []
    for pause in PAUSES.values():
        notice, address = published(world, id=f"case-{len(looks)}")
        pause(world, notice)
        response = browse().get(address)
        assert response.status_code == 200
        main = response.content.decode().split("<main")[1].split("</main>")[0]
        assert "Tavesk" not in main
        looks.append(main.replace(f"EX-A-{len(looks) + 1}/", "EX-A-N/"))
    assert len(set(looks)) == 1


def test_what_it_means_in_a_country_is_computed_from_what_is_public_alone(world: World, browse: Browse) -> None:
    """Reviewers learn of protection from the requesting state: officers are told, the public is not."""
    dossier = invented(a_dossier())
    _notice, address = published(world)
    before = browse().text(f"{address}?country=FR")
    assert "compelled by this notice" in before
    matter = UUID(list_rows("cases", by=world.reviewer, at=NOW)[0]["case"])
    told = replace(dossier, subjects=(replace(dossier.subjects[0], protections=(a_protection(),)),))
    add_facts(case=matter, dossier=told, by=world.reviewer, at=LATER)
    assert browse().text(f"{address}?country=FR") == before


def test_a_country_that_was_not_looked_up_is_refused_in_the_form(world: World, browse: Browse) -> None:
    _notice, address = published(world)
    for country in ("XX", "BR'", ""):
        text = browse().text(f"{address}?country={country}")
        assert "compelled by this" not in text.split("in-a-country")[1]


def test_a_notice_without_a_public_part_has_no_page(world: World, browse: Browse) -> None:
    notice = a_notice(world, a_dossier(request=a_request(public_extract=False)))
    assert browse().get(f"/register/{notice}/").status_code == 404
    assert browse().get(f"/register/{uuid4()}/").status_code == 404
    assert browse().get("/register/1/").status_code == 404


def test_it_is_only_read(world: World, browse: Browse) -> None:
    _notice, address = published(world)
    assert browse().client.post(address).status_code in {403, 405}
