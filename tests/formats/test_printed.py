"""What a printed notice says, what it refuses to be printed from, and the fixed words in four languages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, Unusable
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.formats.dossier import dossier_to, read_dossier
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import PRINTED, Here, Kit, Printing, Verdict, kit_pdf, notice_pdf, reviewed
from fairnotice.formats.printed.labels import Signed, digest_of, labels
from tests.formats.signed_notices import AT, PRINTING, a_signed_notice, person, printed, text_of

FORMS = ("notice", "kit", "card")
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_print_says_what_an_officer_needs_first() -> None:
    document, _block, _photos = a_signed_notice()
    text = text_of(printed())
    needed = [
        "Red notice",
        "EX-A-1/11-2026",
        "In force",
        "Find this person.",
        person(document)["names"][0]["text"],
        "17 September 1986 (1986-09-17)",
        "Warning",
        "a 9 mm pistol",
        "What to do",
        "Nobody is compelled by a notice",
        "Bureau of Exampleland",
        "+000 1234",
        "Valid only if checked: scan the code",
        "27 November 2026, 10:30 UTC",
        "presumed innocent",
    ]
    assert [each for each in needed if each not in text] == []


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (Verdict.BAR, "Do not arrest: a bar stands."),
        (Verdict.NONE, "No power to arrest is established."),
        (Verdict.POWER, "only on the terms of this country's card"),
    ],
)
def test_the_first_page_says_what_the_card_of_the_country_comes_to(verdict: Verdict, says: str) -> None:
    here = replace(PRINTING, here=Here("GB", verdict))
    first = text_of(printed(printing=here)).partition("What to do")[0]
    assert says in first.replace("\u2019", "'")
    assert "United Kingdom (GB), when this was printed" in first
    for other in (PRINTING, replace(here, state=NoticeState.SUSPENDED)):
        assert "when this was printed" not in text_of(printed(printing=other))
    assert "when this was printed" not in text_of(printed(printing=here, kind="blue", number="EX-B-1/11-2026"))


def test_a_source_that_warns_of_nothing_is_not_made_to_promise_safety() -> None:
    document, block, photos = a_signed_notice()
    del document["case"]["subjects"][0]["participation"]["means"]
    text = text_of(notice_pdf(document, block, photos, Language.ENGLISH, PRINTING))
    assert "The source gives no warning of danger. That is no promise of safety." in text


def test_a_notice_that_seeks_no_arrest_says_that_it_gives_no_ground_for_one() -> None:
    text = text_of(printed(kind="blue", number="EX-B-1/11-2026"))
    assert "It asks for no arrest (RPD art. 88)." in text
    assert "This paper gives no ground for an arrest." in text
    assert "arrest, detain" not in text


@pytest.mark.parametrize("state", [each for each in NoticeState if each not in PRINTED])
def test_what_recipients_do_not_have_is_not_printed(state: NoticeState) -> None:
    with pytest.raises(NotPossibleNow, match="over or blocked"):
        printed(printing=replace(PRINTING, state=state))


def test_a_notice_that_is_suspended_says_do_not_act_on_it() -> None:
    text = text_of(printed(printing=replace(PRINTING, state=NoticeState.SUSPENDED)))
    assert "do not act on it" in text
    assert "Take no measure on this notice." in text
    assert "In force" not in text


def test_a_notice_past_its_last_day_is_not_printed() -> None:
    with pytest.raises(NotPossibleNow):
        printed(printing=Printing(datetime(2031, 11, 28, tzinfo=UTC)))


def test_a_photograph_that_is_another_file_is_refused() -> None:
    document, block, photos = a_signed_notice()
    (digest,) = photos
    changed = bytearray(photos[digest])
    changed[-20] ^= 1
    with pytest.raises(InvalidValue, match="is not the file that the document names") as refused:
        notice_pdf(document, block, {digest: bytes(changed)}, Language.ENGLISH, PRINTING)
    assert sha256(bytes(changed)).hexdigest()[:12] in str(refused.value)


def test_a_photograph_that_is_missing_is_refused() -> None:
    document, block, _photos = a_signed_notice()
    with pytest.raises(InvalidValue, match="is not there"):
        notice_pdf(document, block, {}, Language.ENGLISH, PRINTING)


def test_a_photograph_must_be_a_picture() -> None:
    document, block, _photos = a_signed_notice()
    page = b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"
    digest = sha256(page).hexdigest()
    document["attachments"][0]["sha256"] = digest
    with pytest.raises(InvalidValue):
        notice_pdf(document, block, {digest: page}, Language.ENGLISH, PRINTING)


def test_a_notice_without_a_photograph_says_so() -> None:
    assert "No photograph" in text_of(printed(attachments=[]))


def test_what_no_register_signed_is_refused_unless_asked_for_and_then_marked() -> None:
    document, block, photos = a_signed_notice()
    unsigned = {**block, "signed": False}
    with pytest.raises(InvalidValue, match="signed entry"):
        notice_pdf(document, unsigned, photos, Language.ENGLISH, PRINTING)
    text = text_of(notice_pdf(document, unsigned, photos, Language.ENGLISH, PRINTING, unsigned=True))
    assert "NOT from a signed entry" in text
    assert "scan the code" not in text.partition("What to do")[0]


def test_a_document_that_is_none_is_told_everything_that_it_lacks() -> None:
    _document, block, photos = a_signed_notice()
    with pytest.raises(Unusable) as refused:
        notice_pdf({"schema": "other/1", "number": "A-1"}, block, photos, Language.ENGLISH, PRINTING)
    assert {"schema", "kind", "case", "mode"} <= {problem.where for problem in refused.value.problems}


@pytest.mark.parametrize("part", ["source", "expires_on", "attachments", "case", "kind"])
@pytest.mark.parametrize("wrong", [None, 7, "x", [], {}, ["x"]])
def test_a_document_with_a_part_that_is_something_else_is_refused_in_words(part: str, wrong: Any) -> None:
    if part == "attachments" and wrong in ([], {}):
        return  # which is allowed
    with pytest.raises((Unusable, InvalidValue)):
        printed(**{part: wrong})


@pytest.mark.parametrize("digest", ["", "zz" * 32, "ab", None])
def test_an_entry_without_a_digest_is_refused(digest: str | None) -> None:
    document, block, photos = a_signed_notice()
    wrong = {**block, "entry": {**block["entry"], "digest": digest}}
    with pytest.raises(Unusable, match="no entry of a register"):
        notice_pdf(document, wrong, photos, Language.ENGLISH, PRINTING)


def test_free_text_stands_as_it_was_written_beside_its_translation_and_who_made_it() -> None:
    document, _block, _photos = a_signed_notice()
    charge = document["case"]["warrants"][0]["offences"][0]["charge"]
    made = {"of": charge, "language": "fr", "text": "vol à main armée", "translator": "M. Varga"}
    text = text_of(printed(Language.FRENCH, translations=[made]))
    assert all(part in text for part in (charge, "vol à main armée", "Traduction de M. Varga"))
    assert "vol à main armée" not in text_of(printed(Language.SPANISH, translations=[made]))


def test_a_translation_by_a_machine_is_called_one() -> None:
    document, _block, _photos = a_signed_notice()
    charge = document["case"]["warrants"][0]["offences"][0]["charge"]
    made = {"of": charge, "language": "es", "text": "robo", "translator": "X", "machine": True}
    assert "Traducción automática, nunca único fundamento" in text_of(printed(Language.SPANISH, translations=[made]))


def test_what_was_added_since_is_on_the_print() -> None:
    text = text_of(printed(addenda=["He was seen in Oslo.", {"text": "Second passport found."}]))
    assert all(part in text for part in ("Added since", "He was seen in Oslo.", "Second passport found."))


def test_a_script_without_a_font_is_named_on_the_first_page() -> None:
    document, block, photos = a_signed_notice()
    person(document)["names"][1]["text"] = "አበበ ቢቂላ"
    text = text_of(notice_pdf(document, block, photos, Language.ENGLISH, PRINTING))
    assert "No font here for: Ethiopic." in text
    assert "[Ethiopic:" in text


def test_what_is_typed_is_set_as_text_and_not_as_commands() -> None:
    document, block, photos = a_signed_notice()
    person(document)["names"][0]["text"] = '#panic("x") $a$ *b* @c'
    text = text_of(notice_pdf(document, block, photos, Language.ENGLISH, PRINTING))
    assert '#panic("x") $a$ *b* @c' in text


def test_protections_are_in_no_print() -> None:
    document, block, photos = a_signed_notice()
    document["case"]["subjects"][0]["protections"] = [{"kind": "refugee", "granted_by": "CA"}]
    assert "Canada" not in text_of(notice_pdf(document, block, photos, Language.ENGLISH, PRINTING))


@pytest.mark.parametrize("file", sorted((EXAMPLES / "kinds").glob("*.toml")), ids=lambda file: file.stem)
def test_every_kind_of_example_can_be_printed(file: Path) -> None:
    case = read_dossier(file)
    made = printed(Language.ARABIC, kind=case.request.kind.value, case=dossier_to(case), attachments=[])
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", Language)
def test_every_language_has_every_word(language: Language, form: str) -> None:
    english, other = labels(Language.ENGLISH, form).words, labels(language, form).words
    assert [
        (group, code)
        for group, words in english.items()
        for code, said in words.items()
        if said and not other[group][code]
    ] == []


@pytest.mark.parametrize("form", FORMS)
def test_translations_are_marked_until_somebody_named_has_signed_them(form: str) -> None:
    assert reviewed(Language.ENGLISH, form)
    assert [each for each in Language if each is not Language.ENGLISH and reviewed(each, form)] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.FRENCH, "Traduction non révisée"),
        (Language.SPANISH, "Traducción no revisada"),
    ],
)
def test_the_mark_stands_on_prints_and_on_the_kit(language: Language, said: str) -> None:
    assert said in text_of(printed(language))
    assert said in text_of(kit_pdf(Kit("Bureau AA", "261127-ABCDEF", AT), language))


def test_a_signature_counts_for_the_words_as_they_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import fairnotice.formats.printed.labels as module

    signed = Signed("notice", Language.FRENCH, digest_of(Language.FRENCH), "A. Reader", date(2026, 12, 1))
    monkeypatch.setattr("fairnotice.formats.printed.labels.signatures", lambda: (signed,))
    module.labels.cache_clear()
    try:
        assert module.reviewed(Language.FRENCH)
        assert not module.reviewed(Language.FRENCH, "kit")
        monkeypatch.setattr("fairnotice.formats.printed.labels.signatures", lambda: (replace(signed, digest="0" * 64),))
        module.labels.cache_clear()
        assert not module.reviewed(Language.FRENCH)
    finally:
        module.labels.cache_clear()


def test_the_sheet_has_a_question_a_receipt_and_an_answer_on_one_page() -> None:
    import pypdfium2

    for language in Language:
        made = kit_pdf(Kit("Bureau AA", "261127-ABCDEF", AT, number="EX-A-1/11-2026", code="ABCD"), language)
        assert len(pypdfium2.PdfDocument(made)) == 1
    text = text_of(kit_pdf(Kit("Bureau AA", "261127-ABCDEF", AT), Language.ENGLISH))
    assert all(part in text for part in ("A. Question", "B. Receipt", "C. Answer", "Stamp", "EXAMPLE", "261127-ABCDEF"))


@pytest.mark.parametrize("sheet", ["", "abc", "A B C D", "X" * 25, "A/B-C"])
def test_the_number_of_a_sheet_can_be_read_back(sheet: str) -> None:
    with pytest.raises(InvalidValue):
        Kit("Bureau AA", sheet, AT)
