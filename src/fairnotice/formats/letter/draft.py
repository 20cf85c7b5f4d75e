"""Drafts of letters to a source: from the grounds and reasons that it may know, in fixed sentences and plain facts.

What comes in has been cut down to the source's own part of the review before. A draft names the office, no person who
acted, and nobody concerned. It is there to be edited.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fairnotice.formats.letter.text import Fixed, Free, Paragraph, Value, read, write

_OF_THE_NOTICE = frozenset(
    {
        "excluded_offence",
        "minor_offence",
        "insufficient_identity",
        "insufficient_facts",
        "assurances_missing",
        "no_cooperation_interest",
        "wrong_requester_or_purpose",
        "minor_person",
    }
)
"""Grounds that stand against this notice and not against the matter: another form may fit (RPD art. 78(2)-(3))."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: by which office, which notice, when it was handed in; whether it is an exercise."""

    office: str
    kind: str
    on: date | None
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class GroundGiven:
    """A ground that carries a refusal: its code, the articles, the reasons in words, the facts that they rest on."""

    ground: str
    cites: str
    reasons: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A condition that was open and that the decision settles: the article, the reason, and whether it is waived."""

    cites: str
    why: str
    waived: bool


def approval(asked: Asked, *, law_on: date) -> str:
    """What was asked, that it is approved, and what the source owes from now on."""
    return write(
        [
            *_opening(asked),
            Fixed("law-on", {"day": law_on}),
            Fixed("approved"),
            Fixed("if-it-changes"),
            Fixed("office"),
        ]
    )


def with_held(text: str, held: Sequence[Held]) -> str:
    """An approval, as it was edited, with what was held of open conditions: before what the source owes, else last."""
    if not held:
        return text
    return _before_what_is_owed(text, [part for one in held for part in _held(one)])


def with_statement(text: str, statement: str) -> str:
    """An approval, as it was edited, with the sentence of the charges that the notice will not carry, if any."""
    return _before_what_is_owed(text, [Free(statement)]) if statement else text


def _before_what_is_owed(text: str, said: Sequence[Paragraph]) -> str:
    parts = list(read(text))
    codes = [part.code if isinstance(part, Fixed) else "" for part in parts]
    place = next((codes.index(code) for code in ("if-it-changes", "office") if code in codes), len(parts))
    return write([*parts[:place], *said, *parts[place:]])


def refusal(asked: Asked, *, law_on: date, grounds: Sequence[GroundGiven]) -> str:
    """What was asked, that it is refused, each ground with its article, reasons and facts, and what can be done next.

    Without a ground that the source may know, the letter says that the conditions are not met and no more.
    """
    return write(
        [
            *_opening(asked),
            Fixed("law-on", {"day": law_on}),
            Fixed("refused"),
            *_why(grounds),
            Fixed("file-again"),
            *([Fixed("other-form")] if grounds and all(one.ground in _OF_THE_NOTICE for one in grounds) else []),
            Fixed("protest"),
            Fixed("office"),
        ]
    )


def questions(asked: Asked, *, asks: Iterable[str], answer_by: date) -> str:
    """What is asked of the source, until when, and what it may do meanwhile."""
    return write(
        [
            *_opening(asked),
            Fixed("asks"),
            *(Free(text, item=True) for text in asks),
            Fixed("answer-by", {"day": answer_by}),
            Fixed("may-amend"),
            Fixed("unanswered"),
            Fixed("office"),
        ]
    )


def ending(number: str, *, deleted: bool) -> str:
    """That a notice is cancelled or deleted, for its source and its recipients alike: so it gives no ground."""
    return write(
        [
            Fixed("deleted" if deleted else "cancelled", {"number": number}),
            Fixed("copies"),
            *([] if deleted else [Fixed("file-again")]),
            Fixed("office"),
        ]
    )


def late(office: str, *, desk: str, since: date, waiting: int, ended: bool) -> str:
    """That a desk of that office has not applied its view since a day; `ended`: notices that have ended are in it."""
    return write(
        [
            Fixed("to", {"office": office}),
            Fixed("late-copy", {"desk": desk, "day": since, "count": str(waiting)}),
            *([Fixed("late-ended")] if ended else []),
            Fixed("late-act"),
            Fixed("office"),
        ]
    )


def kept_past_end(office: str, *, recipient: str, since: date) -> str:
    """That a copy which that office's recipient was given is past its end, without word that it is destroyed."""
    return write(
        [
            Fixed("to", {"office": office}),
            Fixed("kept-copy", {"desk": recipient, "day": since}),
            Fixed("kept-act"),
            Fixed("office"),
        ]
    )


def _opening(asked: Asked) -> list[Paragraph]:
    mark: list[Paragraph] = [Fixed("simulated")] if asked.simulated else []
    values: dict[str, Value] = {"kind": asked.kind, **({"day": asked.on} if asked.on else {})}
    code = "examined" if asked.on else "examined-undated"
    return [*mark, Fixed("to", {"office": asked.office}), Fixed(code, values)]


def _held(one: Held) -> list[Paragraph]:
    return [Fixed("held-waived" if one.waived else "held-answered", {"cites": one.cites}), Free(one.why)]


def _why(grounds: Sequence[GroundGiven]) -> list[Paragraph]:
    if not grounds:
        return [Fixed("conditions-not-met")]
    said: list[Paragraph] = [Fixed("grounds-follow")]
    for one in grounds:
        said.append(Fixed("ground", {"ground": one.ground, "cites": one.cites}))
        said += [Free(reason) for reason in one.reasons]
        if one.facts:
            said.append(Fixed("rests-on"))
            said += [Free(fact, item=True) for fact in one.facts]
    return said
