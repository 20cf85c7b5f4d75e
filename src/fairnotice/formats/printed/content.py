"""What stands on a printed notice, as plain data in one language. The page itself is notice.typ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from fairnotice.domain.handling import handling_of
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.mode import Mode
from fairnotice.domain.request import Kind, SoughtFor
from fairnotice.domain.subject import Identity, NameKind, Participation
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.formats.fonts import FAMILIES
from fairnotice.formats.printed.code import address_of, code_of
from fairnotice.formats.printed.document import Entry, Notice
from fairnotice.formats.printed.labels import Labels
from fairnotice.formats.printed.wording import Said, Wording, ltr

Row = dict[str, Any]
"""A label and the texts beside it."""


@dataclass(frozen=True, slots=True)
class Call:
    """Whom a post calls: the national bureau of its own country. Parts that are not known are left to write in."""

    name: str = ""
    telephone: str = ""


class Verdict(StrEnum):
    """What the card of a country says of an arrest."""

    BAR = "bar"
    NONE = "none"
    POWER = "power"


@dataclass(frozen=True, slots=True)
class Here:
    """What the card of the post's own country comes to, so that the print never promises more than it."""

    country: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Printing:
    """What a print is besides its document: when it was made, in what state the notice was, where its status stands,
    whom the reader calls, and what the card of the reader's country says; None where no country is known."""

    at: datetime
    state: NoticeState = NoticeState.PUBLISHED
    address: str = ""
    call: Call = Call()
    here: Here | None = None


def page_of(notice: Notice, entry: Entry, labels: Labels, printing: Printing) -> dict[str, Any]:
    """The page as data."""
    language = labels.language
    held = {one.of: one for one in notice.translations if one.language.partition("-")[0] == language.value}
    words = Wording(labels, held)
    subject = notice.case.subjects[0]
    first, *others = subject.identities
    page = {
        "language": language.value,
        "from_right": language.from_right,
        "fonts": list(FAMILIES),
        "title": f"{labels('kind', notice.kind.value)} {notice.number}",
        "foot": f"{labels('kind', notice.kind.value)} {ltr(notice.number)}",
        "example": labels("note", "example") if notice.training else "",
        "mark": Mode.TRAINING.mark if notice.training else "",
        "kind": notice.kind.value,
        "stopped": printing.state is not NoticeState.PUBLISHED,
        "head": _head(notice, entry, labels, printing),
        "names": _names(first, words),
        "person": [*_person(first, words), *_also(others, words)],
        "photo": {"alt": labels("person", "photo"), "none": labels("person", "no_photo")},
        "warning": _warning(subject.participation, notice, words),
        "do": {"title": labels("do", "title"), "steps": [labels("do", each) for each in _steps(notice.kind, printing)]},
        "call": _call(notice, words, printing),
        "why": {"title": labels("why", "title"), **_why(notice, words)},
        "handling": {"title": labels("handling", "title"), "rows": _handling(notice, words)},
        "entry": _entry(notice, entry, words, printing),
        "attached": labels("entry", "attachment"),
        "proves": labels("entry", "proof"),
        "disclaimer": labels("note", "disclaimer"),
    }
    return {**page, "here": _here(notice, words, printing), "alerts": _alerts(words), "notes": _notes(words)}


def _head(notice: Notice, entry: Entry, labels: Labels, printing: Printing) -> dict[str, Any]:
    return {
        "kind": labels("kind", notice.kind.value),
        "number": notice.number,
        "status_when_printed": labels("head", "status_when_printed"),
        "state": labels("state", printing.state.value),
        "asks_title": labels("head", "asks"),
        "asks": labels("asks", notice.kind.value),
        "only_if_checked": labels("head", "only_if_checked") if entry.signed else labels("entry", "unsigned"),
        "code": code_of(entry.digest),
        "printed_title": labels("entry", "printed"),
        "printed": Wording(labels).instant(printing.at),
        "code_title": labels("head", "code"),
        "or_read_out": labels("head", "or_read_out") if entry.signed else "",
        "qr": labels("head", "qr"),
        "address": address_of(printing.address, notice.number, entry.digest),
    }


def _here(notice: Notice, words: Wording, printing: Printing) -> dict[str, Any] | None:
    """What an arrest comes to in the reader's country, where the notice asks for one and is in force."""
    here, labels = printing.here, words.labels
    if here is None or not notice.kind.seeks_arrest or printing.state is not NoticeState.PUBLISHED:
        return None
    title = labels("here", "title").format(country=words.country(here.country))
    return {"title": title, "says": labels("here", here.verdict.value), "stop": here.verdict is not Verdict.POWER}


def _names(identity: Identity, words: Wording) -> list[Row]:
    """Every name, the primary one first, each with what kind of name it is."""
    order = sorted(identity.names, key=lambda name: name.kind is not NameKind.PRIMARY)
    named = [
        {
            **words.said(name.text, name.language),
            "kind": "" if name.kind is NameKind.PRIMARY else words.labels("name", name.kind.value),
        }
        for name in order
    ]
    return named or [{**words.said(words.labels("person", "nameless"), words.labels.language.value), "kind": ""}]


def _person(identity: Identity, words: Wording) -> list[Row]:
    """Birth and nationality, which are always said, and what else is known."""
    labels = words.labels
    unknown = [_own(labels("person", "not_known"), words)]
    births = [_own(words.birth(birth), words) for birth in identity.births]
    countries = [_own(words.country(code), words) for code in identity.nationalities]
    papers = [
        words.said(f"{paper.kind} {ltr(paper.number)}" + (f" ({paper.country})" if is_known(paper.country) else ""))
        for paper in identity.documents
    ]
    rows = [_row(labels("person", "born"), births or unknown, strong=True)]
    if is_known(identity.birth_place):
        rows.append(_row(labels("person", "birth_place"), [words.said(identity.birth_place)]))
    if is_known(identity.sex):
        rows.append(_row(labels("person", "sex"), [_own(labels("sex", identity.sex.value), words)]))
    rows.append(_row(labels("person", "nationality"), countries or unknown))
    if papers:
        rows.append(_row(labels("person", "documents"), papers))
    if identity.description:
        rows.append(_row(labels("person", "description"), [words.free(identity.description)]))
    return rows


def _also(others: Sequence[Identity], words: Wording) -> Iterator[Row]:
    """Other sets of particulars, one line each."""
    for identity in others:
        parts = [name.text for name in identity.names]
        parts += [words.birth(birth) for birth in identity.births]
        parts += [f"{paper.kind} {ltr(paper.number)}" for paper in identity.documents]
        if parts:
            yield _row(words.labels("person", "also"), [words.said(part) for part in parts])


def _warning(told: Participation | None, notice: Notice, words: Wording) -> Row:
    """What the source says was used, or that it warns of nothing. The system does not judge danger."""
    title = words.labels("warning", "title")
    if told is not None and is_known(told.means) and told.means:
        language = notice.case.request.language
        return {"title": title, "says": words.labels("warning", "means"), "text": words.free(told.means, language)}
    return {"title": title, "says": words.labels("warning", "none"), "text": None}


def _steps(kind: Kind, printing: Printing) -> tuple[str, ...]:
    if printing.state is not NoticeState.PUBLISHED:
        return ("stopped", "check")
    if kind.seeks_arrest:
        return ("check", "sure", "protected", "own_law", "tell")
    return ("check", "tell") if kind is Kind.BLACK else ("check", "sure", "no_arrest", "tell")


def _call(notice: Notice, words: Wording, printing: Printing) -> Row:
    labels = words.labels
    return {
        "title": labels("call", "title"),
        "number": labels("call", "number"),
        "offices": [
            {
                "role": labels("call", "own"),
                "name": words.said(printing.call.name),
                "telephone": printing.call.telephone,
                "open": True,
            },
            {
                "role": labels("call", "source"),
                "name": words.said(notice.source),
                "telephone": "",
                "open": False,
            },
        ],
    }


def _why(notice: Notice, words: Wording) -> dict[str, Any]:
    request, labels = notice.case.request, words.labels
    told = notice.case.subjects[0].participation
    first = {SoughtFor.PROSECUTION: "prosecution", SoughtFor.SENTENCE: "sentence"}
    sought = request.sought_for
    facts = [words.free(told.summary, request.language)] if told else []
    interest = request.interest
    rows = [row for warrant in notice.case.warrants for row in _warrant(warrant, notice, words)]
    rows += [_row(labels("why", "facts"), facts)] if facts else []
    if is_known(interest) and interest:
        rows.append(_row(labels("why", "interest"), [words.free(interest, request.language)]))
    if notice.statement:
        rows.append(_row(labels("why", "left_out"), [words.free(notice.statement)]))
    if notice.addenda:
        rows.append(_row(labels("why", "addenda"), [words.free(each) for each in notice.addenda]))
    asked = [_own(words.country(code), words) for code in request.assurances.extradition_countries]
    if asked:
        rows.append(_row(labels("why", "extradition"), asked))
    return {"sought": labels("why", first[sought]) if is_known(sought) else "", "rows": rows}


def _warrant(warrant: Warrant, notice: Notice, words: Wording) -> Iterator[Row]:
    labels, language = words.labels, notice.case.request.language
    parts = [words.said(warrant.authority.name, language)]
    if is_known(warrant.reference):
        parts.append(words.said(ltr(warrant.reference)))
    if is_known(warrant.issued):
        parts.append(_own(words.day(warrant.issued), words))
    yield _row(labels("why", "warrant"), parts)
    for offence in warrant.offences:
        said = words.free(offence.charge, language)
        detail = [offence.provision] if is_known(offence.provision) else []
        maximum = words.penalty(offence.max_penalty)
        yield {
            **_row(labels("why", "charge"), [said]),
            "under": [words.said(each, language) for each in detail]
            + ([_own(f"{labels('why', 'penalty')}: {maximum}", words)] if maximum else []),
        }
    if warrant.sentence is not None and (remaining := words.penalty(warrant.sentence.remaining)):
        yield _row(labels("why", "left_to_serve"), [_own(remaining, words)])


def _handling(notice: Notice, words: Wording) -> list[Row]:
    labels, found = words.labels, handling_of(notice.case)
    conditions = notice.conditions or found.conditions
    sensitive = notice.sensitive or found.sensitive
    rows = [_row(labels("handling", "level"), [_own(labels.of("level", notice.level or found.level), words)])]
    if conditions:
        rows.append(_row(labels("handling", "conditions"), [words.free(each) for each in conditions]))
    if sensitive:
        rows.append(_row(labels("handling", "sensitive"), [words.free(each) for each in sensitive]))
    return [*rows, _row("", [_own(labels("handling", "paper"), words)])]


def _entry(notice: Notice, entry: Entry, words: Wording, printing: Printing) -> Row:
    labels = words.labels
    facts = [
        (labels("entry", "printed"), words.instant(printing.at)),
        (labels("entry", "published"), words.instant(notice.published_at)),
        (labels("entry", "expires"), words.day(notice.expires_on)),
        (labels("entry", "version"), ltr(str(notice.version))),
        (labels("entry", "entry"), f"{ltr(f'{entry.recipient} {entry.sequence}')}, {words.instant(entry.entered_at)}"),
        (labels("entry", "key"), ltr(entry.key) if entry.signed else ""),
        (labels("entry", "digest"), ltr(entry.digest)),
    ]
    return {
        "title": labels("entry", "title"),
        "rows": [_row(name, [_own(said, words)]) for name, said in facts if said],
    }


def _alerts(words: Wording) -> list[str]:
    """What a reader must know of the print before reading it."""
    labels = words.labels
    lacking = ", ".join(ltr(script.title()) for script in sorted(words.lacking))
    return [
        *([] if labels.reviewed else [labels("note", "unreviewed")]),
        *([labels("note", "lacking").format(scripts=lacking)] if lacking else []),
    ]


def _notes(words: Wording) -> list[str]:
    """How to read the print."""
    framed = [words.labels("note", "as_written")] if words.foreign else []
    return [*framed, words.labels("entry", "attached")]


def _row(label: str, said: Sequence[Said], *, strong: bool = False) -> Row:
    return {"label": label, "said": list(said), "strong": strong, "under": []}


def _own(text: str, words: Wording) -> Said:
    """A text in the language of the print."""
    language = words.labels.language
    return {"text": text, "lang": language.value, "rtl": language.from_right, "own": True}
