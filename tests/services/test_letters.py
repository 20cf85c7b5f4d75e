"""Letters are kept in versions, read by whom they are for, printed in four languages; translations are signed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotYourAct
from fairnotice.domain.officer import Officer
from fairnotice.formats.letter import TRANSLATIONS, Language, LetterKind, digest_of
from fairnotice.records.models import EventRecord, LetterRecord, MessageRecord, TranslationRecord
from fairnotice.services import letters, publication, requests, reviews
from fairnotice.services.acting import act_as
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice, a_submitted, an_assessed, decide

DRAFT = "It is refused, and nothing is published."
FRENCH = (LetterKind.REFUSAL, Language.FRENCH)


def refused(world: World, **more: Any) -> UUID:
    request = an_assessed(world, outcome="refuse")
    decide(request, world.decider, outcome="refuse", **more)
    return request


def versions(request: UUID, by: Officer) -> list[tuple[int, bool, str]]:
    kept = letters.letters_of(thing=f"request:{request}", by=by)
    return [(one.version, one.sent, one.text) for one in kept]


def the_letter(request: UUID, by: Officer) -> UUID:
    return next(one.id for one in letters.letters_of(thing=f"request:{request}", by=by) if one.sent)


def sign(by: Officer, name: str = "Ada Lindqvist", **changes: object) -> dict[str, object]:
    kind, language = FRENCH
    given = {"kind": kind, "language": language, "digest": digest_of(kind, language), "name": name, **changes}
    return letters.sign_translation(**given, by=by, at=NOW)  # type: ignore[arg-type]  # one field changed


def test_the_draft_and_what_was_sent_are_two_versions_and_the_source_sees_the_one_that_was_sent(world: World) -> None:
    request = refused(world, drafted=DRAFT)
    sent = "The request is refused under article 3."
    assert versions(request, world.decider) == [(1, False, DRAFT), (2, True, sent)]
    assert versions(request, world.source) == [(2, True, sent)]
    assert versions(request, world.other) == []


def test_a_draft_that_nobody_changed_is_one_version(world: World) -> None:
    request = refused(world, drafted="The request is refused under article 3.")
    assert [number for number, _sent, _text in versions(request, world.decider)] == [1]


def test_questions_go_out_as_a_letter_with_the_day_by_which_an_answer_is_asked_for(world: World) -> None:
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("rpd-78-1", "Who else was there?")], by=world.reviewer, at=NOW)
    ((_version, _sent, text),) = versions(request, world.source)
    assert "- Who else was there?" in text
    assert "Please answer by 1 April 2026 (RPD art. 78(1))." in text
    assert "reviewer" not in text


def test_a_message_leads_to_its_letter(world: World) -> None:
    request = refused(world)
    with act_as(world.source):
        told = MessageRecord.objects.get(about="request.refused")
    found = letters.letter_of_message(thing=told.thing, about=told.about, sent_at=told.sent_at, by=world.source)
    assert found == the_letter(request, world.decider)
    later = told.sent_at + timedelta(seconds=1)
    assert letters.letter_of_message(thing=told.thing, about=told.about, sent_at=later, by=world.source) is None


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_is_printed_in_every_language(world: World, language: Language) -> None:
    request = refused(world)
    made = letters.print_letter(letter=the_letter(request, world.source), language=language, by=world.source, at=NOW)
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")


def test_a_letter_is_nobody_elses(world: World) -> None:
    letter = the_letter(refused(world), world.decider)
    with pytest.raises(NotFound):
        letters.print_letter(letter=letter, language=Language.ENGLISH, by=world.other, at=NOW)


def test_the_end_of_a_notice_is_a_letter_to_its_source(world: World) -> None:
    notice = a_notice(world)
    publication.cancel_notice(
        notice=notice, reasons=WHY, letter="It is cancelled.", drafted="Draft.", by=world.decider, at=NOW
    )
    kept = letters.letters_of(thing=f"notice:{notice}", by=world.source)
    assert [one.text for one in kept] == ["It is cancelled."]
    assert letters.print_letter(letter=kept[0].id, language=Language.FRENCH, by=world.source, at=NOW)


def test_of_an_emptied_notice_the_letter_names_the_number_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[dict[str, object]] = []

    def printed(page: dict[str, object]) -> bytes:
        pages.append(page)
        return b""

    monkeypatch.setattr(letters, "printed", printed)
    notice = a_notice(world)
    publication.delete_notice(notice=notice, reasons=WHY, letter="It is deleted.", by=world.decider, at=NOW)
    (kept,) = letters.letters_of(thing=f"notice:{notice}", by=world.source)
    letters.print_letter(letter=kept.id, language=Language.ENGLISH, by=world.source, at=NOW)
    assert pages[0]["rows"][1][1].startswith("EX-A-")  # type: ignore[index]  # rows of words


def test_an_act_without_a_letter_keeps_none(world: World) -> None:
    request = a_submitted(world)
    requests.drop_request(request=request, reasons=WHY, by=world.source, at=NOW)
    with act_as(world.decider):
        assert not LetterRecord.objects.exists()


# Translations


def test_a_form_is_unreviewed_until_somebody_signs_it(world: World) -> None:
    assert not letters.is_signed(*FRENCH)
    sign(world.decider)
    assert letters.is_signed(*FRENCH)
    assert not letters.is_signed(LetterKind.REFUSAL, Language.SPANISH)
    (signed,) = [form for form in letters.forms(by=world.administrator) if form.name]
    assert (signed.kind, signed.language, signed.name, signed.signed_at) == (*FRENCH, "Ada Lindqvist", NOW)


def test_a_signature_is_an_event_with_codes_and_the_digest_and_not_the_name(world: World) -> None:
    sign(world.administrator)
    with act_as(world.administrator):
        body = EventRecord.objects.get(type="translation.signed").body
    assert digest_of(*FRENCH) in body
    assert "Lindqvist" not in body


def test_a_changed_form_is_unsigned_again_and_says_so(world: World) -> None:
    with act_as(world.decider):
        TranslationRecord.objects.create(
            kind="refusal",
            language="fr",
            digest="0" * 64,
            name="Ada Lindqvist",
            officer_id=world.decider.id,
            bureau_code=world.decider.bureau,
            signed_at=NOW,
        )
    assert not letters.is_signed(*FRENCH)
    found = {(form.kind, form.language): form for form in letters.forms(by=world.decider)}
    assert len(found) == len(LetterKind) * len(TRANSLATIONS)
    assert found[FRENCH].signed_before
    assert not found[FRENCH].name


def test_only_who_may_answers_for_a_translation(world: World) -> None:
    for by in (world.reviewer, world.source, world.commission):
        with pytest.raises(NotYourAct):
            sign(by)
    with pytest.raises(NotYourAct):
        letters.forms(by=world.source)


@pytest.mark.parametrize(
    ("changes", "error", "match"),
    [
        ({"language": Language.ENGLISH}, InvalidValue, "English is what is sent"),
        ({"name": "  "}, InvalidValue, "full name"),
        ({"digest": "0" * 64}, Conflict, "has changed"),
    ],
)
def test_a_signature_names_a_person_and_the_form_that_was_read(
    world: World, changes: dict[str, Any], error: type[Exception], match: str
) -> None:
    with pytest.raises(error, match=match):
        sign(world.decider, **changes)


def test_a_form_is_signed_once(world: World) -> None:
    sign(world.decider)
    with pytest.raises(Conflict, match="signed already"):
        sign(world.administrator, name="Bela Horn")


@pytest.mark.parametrize(("kind", "language"), [("refusal", "en"), ("refusal", "de"), ("poem", "fr")])
def test_an_address_of_no_form_leads_nowhere(kind: str, language: str) -> None:
    with pytest.raises(NotFound):
        letters.form_kind(kind, language)
    assert letters.form_kind("refusal", "fr") == FRENCH
