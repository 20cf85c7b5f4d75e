"""Letters that were sent: kept in versions, read by who may, printed in four languages; and who signs translations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.formats.letter import KIND_OF, TRANSLATIONS, Asked, Language, LetterKind, digest_of, questions
from fairnotice.formats.letter.printed import Letter, page_of
from fairnotice.records.log import append
from fairnotice.records.models import (
    BureauRecord,
    DeskRecord,
    LetterRecord,
    NoticeRecord,
    RequestRecord,
    TranslationRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, act_as, log_access, once, seen
from fairnotice.services.clock_rows import answer_due_from
from fairnotice.services.printing import printed

SIGNS = frozenset({Role.DECIDER, Role.ADMINISTRATOR})
"""Who may answer for a translation, in the name of a person whom they give."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a letter. Only the one that was sent is anybody's outside the secretariat."""

    id: UUID
    kind: LetterKind
    version: int
    text: str
    sent: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class FormSigned:
    """One form of the fixed sentences, and who signed it as it reads now. Unsigned: name and day are empty."""

    kind: LetterKind
    language: Language
    digest: str
    name: str = ""
    signed_at: datetime | None = None
    signed_before: bool = False  # as it read once; it was changed since


def keep_letter(
    row: RequestRecord | NoticeRecord, *, about: str, drafted: str, sent: str, simulated: bool, at: datetime
) -> None:
    """Keep what was drafted and what was sent, within the act that sends it. Without a letter nothing is kept."""
    text = sent.strip()
    if not text or about not in KIND_OF:
        return
    versions = list(dict.fromkeys(one for one in (drafted.strip(), text) if one))
    for number, version in enumerate(versions, start=1):
        LetterRecord.objects.create(
            thing=f"{row._meta.db_table}:{row.pk}",
            about=about,
            kind=KIND_OF[about].value,
            source_code=row.source_code,
            version=number,
            text=version,
            sent=number == len(versions),
            simulated=simulated,
            made_at=at,
        )


def questions_letter(row: RequestRecord, asks: Iterable[str], at: datetime) -> str:
    """The letter that brings questions to the source, with the day by which it is asked to answer. Within an act."""
    due = answer_due_from(row.source_code, at).due
    asked = Asked(
        office=office_name(row.source_code),
        kind=row.kind,
        on=row.submitted_at.date() if row.submitted_at else None,
        simulated=row.simulated,
    )
    return questions(asked, asks=asks, answer_by=due.date() if isinstance(due, datetime) else due)


def office_name(code: str) -> str:
    """The name of a bureau or office; its code when there is none of that code. Within an act."""
    found = BureauRecord.objects.filter(code=code).values_list("name", flat=True).first()
    return found or code


def letters_of(*, thing: str, by: Officer) -> tuple[Kept, ...]:
    """The letters about a request or a notice that this officer may see, with their versions, oldest first."""
    with act_as(by):
        return kept_of(thing)


def kept_of(thing: str) -> tuple[Kept, ...]:
    """The same, within an act."""
    rows = LetterRecord.objects.filter(thing=thing).order_by("made_at", "version")
    return tuple(Kept(row.pk, LetterKind(row.kind), row.version, row.text, row.sent, row.made_at) for row in rows)


def letter_of_message(*, thing: str, about: str, sent_at: datetime, by: Officer) -> UUID | None:
    """The letter that a message brought to the source, if it brought one."""
    with act_as(by):
        found = LetterRecord.objects.filter(thing=thing, about=about, made_at=sent_at, sent=True)
        return found.values_list("pk", flat=True).first()


def print_letter(*, letter: UUID, language: Language, by: Officer, at: datetime) -> bytes:
    """A letter as PDF, in a language. Free text stays as it was written. Raises NotFound."""
    with act_as(by):
        row = seen(LetterRecord, letter)
        log_access(row.thing, "read", "letter", by, at)
        page = Letter(
            kind=LetterKind(row.kind),
            text=row.text,
            sent_on=row.made_at.date(),
            matter=_matter(row.thing),
            example=settings.FAIRNOTICE_MODE == Mode.TRAINING,
        )
    return printed(page_of(page, language, reviewed=is_signed(page.kind, language)))


def _matter(thing: str) -> str:
    """What the source calls its matter; of a notice whose document was emptied, its number; of a desk, its name."""
    table, _colon, key = thing.partition(":")
    if table == "desk":
        return str(DeskRecord.objects.values_list("name", flat=True).get(pk=key))
    if table == "request":
        return str(RequestRecord.objects.values_list("case__title", flat=True).get(pk=key))
    notice = NoticeRecord.objects.select_related("request__case").get(pk=key)
    return notice.request.case.title if notice.document else notice.number


def is_signed(kind: LetterKind, language: Language) -> bool:
    """Whether somebody signed that form as it reads now. Asked as the system: a source learns that, and not by whom."""
    with speaking_as(SYSTEM):
        found = TranslationRecord.objects.filter(kind=kind, language=language, digest=digest_of(kind, language))
        return found.exists()


def forms(*, by: Officer) -> tuple[FormSigned, ...]:
    """Every translated form, and who signed it. Raises NotYourAct for who neither signs nor sends letters."""
    if by.role not in SIGNS | {Role.REVIEWER, Role.COMMISSION}:
        raise NotYourAct("Translations of letters are read by those who sign and send them.")
    with act_as(by):
        rows = list(TranslationRecord.objects.order_by("signed_at"))
    return tuple(_form(kind, language, rows) for language in TRANSLATIONS for kind in LetterKind)


def _form(kind: LetterKind, language: Language, rows: list[TranslationRecord]) -> FormSigned:
    digest = digest_of(kind, language)
    mine = [row for row in rows if (row.kind, row.language) == (kind, language)]
    row = next((row for row in mine if row.digest == digest), None)
    if row is None:
        return FormSigned(kind, language, digest, signed_before=bool(mine))
    return FormSigned(kind, language, digest, row.name, row.signed_at)


NAME_LENGTH = 3


def sign_translation(
    *, kind: LetterKind, language: Language, digest: str, name: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """A person, named, answers for one form as it reads: `digest` is that of the form that was read.

    The name stands beside the form and not in the log. Answers {"translation", "kind", "language"}. Raises NotYourAct,
    InvalidValue (no name, or English), Conflict (the form was changed since, or somebody has signed it).
    """
    if by.role not in SIGNS:
        raise NotYourAct("A translation is signed by a decision-maker or an administrator.")
    if language not in TRANSLATIONS:
        raise InvalidValue("English is what is sent; its translations are signed.")
    if len(name.strip()) < NAME_LENGTH:
        raise InvalidValue("Give the full name of the person who answers for the translation.")

    def do() -> Answer:
        if digest != digest_of(kind, language):
            raise Conflict("The form has changed since you opened it. Read it again, then sign.")
        if TranslationRecord.objects.filter(kind=kind, language=language, digest=digest).exists():
            raise Conflict("This form is signed already, as it reads now.")
        row = TranslationRecord.objects.create(
            kind=kind.value,
            language=language.value,
            digest=digest,
            name=name.strip(),
            officer_id=by.id,
            bureau_code=by.bureau,
            signed_at=at,
        )
        signed = {"kind": kind.value, "language": language.value, "digest": digest}
        append(Event("translation.signed", f"translation:{row.pk}", signed), by=by, at=at)
        return {"translation": str(row.pk), "kind": kind.value, "language": language.value}

    given = {"kind": kind.value, "language": language.value, "digest": digest, "name": name}
    return once(do, by=by, key=key, act="sign_translation", given=given, at=at)


def form_kind(kind: str, language: str) -> tuple[LetterKind, Language]:
    """A form by the codes of an address. Raises NotFound."""
    try:
        found = LetterKind(kind), Language(language)
    except ValueError:
        raise NotFound("There is no such form.") from None
    if found[1] not in TRANSLATIONS:
        raise NotFound("There is no such form.")
    return found
