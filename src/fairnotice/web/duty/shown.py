"""How one thing of the inbox is shown: its words, where it leads, and its clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fairnotice.domain.inbox import Came, CameIn, Urgency
from fairnotice.domain.lifecycle import HitState
from fairnotice.services.inbox import HereInShort
from fairnotice.web.border.steps import NEXT
from fairnotice.web.duty.words import WHY
from fairnotice.web.words import KINDS, MEASURES, NOTICE_STATES_HERE

Words = str | Promise
_LEADS = {
    Came.RELEASE: "border:hit",
    Came.CONFIRMATION: "duty:confirmation",
    Came.HIT: "border:hit",
    Came.ENDED: "duty:notice",
    Came.LOCATED: "duty:disclosure",
    Came.QUESTIONS: "bureau:answers",
    Came.NEW: "duty:notice",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the inbox. `sentence` is the interface's, `content` comes in English from a rule."""

    thing: CameIn
    title: str
    href: str
    sentence: Words
    content: str
    here: HereInShort | None


@dataclass(frozen=True, slots=True)
class Part:
    """The lines that stand where they stand for the same reason."""

    why: str
    title: Words
    reason: Words
    lines: tuple[Shown, ...]


def parts_of(things: Iterable[tuple[Urgency, CameIn]], here: Mapping[UUID, HereInShort]) -> list[Part]:
    """The inbox in parts, each with the reason for its place."""
    return [
        Part(str(why), *WHY[why], tuple(shown(thing, here) for _why, thing in pairs))
        for why, pairs in groupby(things, key=lambda pair: pair[0])
    ]


def shown(thing: CameIn, here: Mapping[UUID, HereInShort]) -> Shown:
    """One line."""
    sentence, content = _says(thing)
    return Shown(
        thing=thing,
        title=title_of(thing),
        href=_address(thing),
        sentence=sentence,
        content=content,
        here=here.get(UUID(thing.notice)) if thing.kind is Came.NEW else None,
    )


def title_of(thing: CameIn) -> str:
    """What it is, in words, with the number of the notice and nobody's name."""
    number, kind = thing.number, str(KINDS.get(thing.notice_kind, ""))
    match thing.kind:
        case Came.RELEASE:
            return _("Release, or say why not: %(measure)s on notice %(number)s") % {
                "measure": str(MEASURES.get(thing.state, thing.state)).lower(),
                "number": number,
            }
        case Came.CONFIRMATION:
            return _("Does notice %(number)s still stand?") % {"number": number}
        case Came.HIT:
            return _("Hit on notice %(number)s") % {"number": number}
        case Came.ENDED:
            state = str(NOTICE_STATES_HERE.get(thing.notice_state, thing.notice_state))
            return _("Notice %(number)s: %(state)s") % {"number": number, "state": state}
        case Came.LOCATED:
            return _("The person of notice %(number)s was found") % {"number": number}
        case Came.QUESTIONS:
            return _("Questions about your request: %(kind)s") % {"kind": kind}
        case Came.NEW:
            return _("%(kind)s %(number)s") % {"kind": kind, "number": number}
        case Came.DUE:
            return _("Your notice %(number)s") % {"number": number}


def age_or_due(thing: CameIn) -> datetime:
    """When it is due, or since when it is there."""
    return thing.due or thing.since


def _says(thing: CameIn) -> tuple[Words, str]:
    match thing.kind:
        case Came.HIT if thing.notice_state != "published":
            return _("Its notice does not stand any more. Take no step on it."), ""
        case Came.HIT:
            return NEXT[HitState(thing.state)], ""
        case Came.CONFIRMATION:
            return _("You are not told who asks, or where the person is."), ""
        case Came.DUE:
            return "", f"{thing.what[:1].upper()}{thing.what[1:]}."
        case _:
            return "", ""


def _address(thing: CameIn) -> str:
    name, pk = ("bureau:notice", thing.notice) if thing.kind is Came.DUE else (_LEADS[thing.kind], thing.id)
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
