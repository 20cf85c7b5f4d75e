"""Letters as files, and the pages on which a named person signs a translation."""

from typing import Any
from uuid import UUID

from fairnotice.domain.officer import SYSTEM
from fairnotice.formats.letter import LetterKind
from fairnotice.records.models import MessageRecord, TranslationRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.letters import letters_of
from tests import stories
from tests.conftest import World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import bench, body

FORM = "/letters/translations/refusal/fr/"


def a_letter(world: World) -> tuple[UUID, UUID]:
    request = stories.a_refused(world)
    return request, next(one.id for one in letters_of(thing=f"request:{request}", by=world.decider))


def told(world: World) -> str:
    with speaking_as(SYSTEM):
        return f"/messages/{MessageRecord.objects.get(about='request.refused').pk}/"


def test_the_letter_is_a_file_for_the_secretariat_and_with_the_message_for_the_source(
    world: World, browse: Browse
) -> None:
    request, letter = a_letter(world)
    for by, page in ((world.decider, bench(request)), (world.source, told(world))):
        pages = browse(by)
        assert f"/letters/{letter}/fr.pdf" in pages.text(page)
        file: Any = pages.get(f"/letters/{letter}/fr.pdf")
        assert file["Content-Type"] == "application/pdf"
        assert file.content.startswith(b"%PDF-")
        assert file["Content-Disposition"].startswith("attachment")


def test_there_is_no_letter_in_another_language_or_for_another_bureau(world: World, browse: Browse) -> None:
    _request, letter = a_letter(world)
    assert browse(world.decider).get(f"/letters/{letter}/de.pdf").status_code == 404
    assert browse(world.other).get(f"/letters/{letter}/en.pdf").status_code == 404


def test_an_edited_letter_shows_its_draft_to_the_secretariat_alone(world: World, browse: Browse) -> None:
    request = stories.an_assessed(world, outcome="refuse")
    stories.decide(request, world.decider, outcome="refuse", drafted="The first wording.")
    assert "The first wording." in browse(world.reviewer).text(bench(request))
    assert "The first wording." not in browse(world.source).text(told(world))


def test_a_translation_is_unreviewed_until_a_named_person_has_signed_it(world: World, browse: Browse) -> None:
    a_letter(world)
    source, decider = browse(world.source), browse(world.decider)
    assert source.text(told(world)).count("unreviewed translation") == 3
    assert "Queda denegada" not in decider.text(FORM)
    assert "Elle est refusée" in decider.text(FORM)
    sent = decider.post_form(FORM, {"name": "Ada Lindqvist"}, "Sign the translation")
    assert "The translation is signed." in body(sent)
    assert "Ada Lindqvist" in body(sent)
    assert source.text(told(world)).count("unreviewed translation") == 2
    assert "Ada Lindqvist" not in source.text(told(world))
    assert "Sign the translation" not in decider.text(FORM)


def test_a_signature_without_a_name_or_on_an_older_form_is_refused(world: World, browse: Browse) -> None:
    pages = browse(world.administrator)
    assert "Fill this in" in body(pages.post_form(FORM, {"name": ""}, "Sign the translation"))
    form = pages.form(FORM, holding="name")
    old = pages.client.post(FORM, {**form.fields, "name": "Ada Lindqvist", "digest": "0" * 64})
    assert old.status_code == 422
    assert "The form has changed since you opened it." in body(old)
    with speaking_as(SYSTEM):
        assert not TranslationRecord.objects.exists()


def test_a_form_that_was_changed_since_says_so(world: World, browse: Browse) -> None:
    with speaking_as(world.administrator):
        TranslationRecord.objects.create(
            kind="refusal",
            language="fr",
            digest="0" * 64,
            name="Ada Lindqvist",
            officer_id=world.administrator.id,
            bureau_code=world.administrator.bureau,
            signed_at="2026-03-02T09:00:00Z",
        )
    pages = browse(world.decider)
    assert "Changed since it was signed" in pages.text("/letters/translations/")
    assert "it is an unreviewed translation again" in pages.text(FORM)


def test_a_reviewer_reads_the_forms_and_signs_none(world: World, browse: Browse) -> None:
    pages = browse(world.reviewer)
    listed = pages.text("/letters/translations/")
    assert listed.count("Unreviewed translation") == 3 * len(LetterKind)
    assert "Sign the translation" not in pages.text(FORM)
    assert pages.get("/letters/translations/refusal/en/").status_code == 404
