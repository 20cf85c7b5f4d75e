"""Every address of the pages, with the ids of one whole story in it, so that tests can walk them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

from fairnotice.domain.feeds import Feed
from fairnotice.formats.letter import TRANSLATIONS, LetterKind
from tests.builders import a_dossier, a_request, a_subject
from tests.conftest import NOW, World
from tests.stories import (
    WHY,
    a_measured,
    a_misused,
    a_naming,
    a_refused,
    a_submitted,
    a_wrong_match,
    an_exposure,
    invented,
)

ELSEWHERE = ("yente:", "watchman:", "interpol:", "api", "problems", "account_", "openid_", "socialaccount_", "mfa_")
"""Not casework: the API, and signing in."""

A_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
"""The smallest PNG."""

Values = dict[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Address:
    """One page of the story."""

    name: str
    path: str


def a_whole_story(world: World) -> Values:
    """Something of every kind: the source's own, or found by the locating bureau. Answers what stands in addresses."""
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.formats.dossier import dossier_to
    from fairnotice.records.session import speaking_as
    from fairnotice.services.attachments import Belongs, add_file
    from fairnotice.services.cases import draft_request
    from fairnotice.services.changes import propose_addendum
    from fairnotice.services.desks import enrol_desk, make_desk_code
    from fairnotice.services.drafts import begin_draft
    from fairnotice.services.incidents import open_incident
    from fairnotice.services.letters import letters_of
    from fairnotice.services.public_register import extracts_in_force
    from fairnotice.services.reading import list_rows, read_notice, read_request
    from fairnotice.services.requests import submit_request
    from fairnotice.services.roster import add_turn
    from fairnotice.web.clock import now
    from tests.api.things import A_KEY

    shown = a_dossier(
        request=a_request(public_extract=True), subjects=(a_subject(), a_subject("s2", name="Lena Marov"))
    )
    notice, hit, measure = a_measured(world)
    request = a_submitted(world, shown)
    draft = begin_draft(content=dossier_to(invented(shown)), by=world.source, at=NOW)["draft"]
    case = UUID(read_request(request=request, purpose="test", by=world.source, at=NOW)["case"])
    beside = UUID(draft_request(case=case, subject="s2", by=world.source, at=NOW)["request"])
    submit_request(request=beside, by=world.source, at=NOW)
    paper = add_file(
        to=Belongs(draft=UUID(draft)), kind="photo", title="Photograph", name="a.png", content=A_PICTURE,
        by=world.source, at=NOW,
    )  # fmt: skip
    turn = add_turn(
        officer=world.source.id, begins=NOW, ends=NOW + timedelta(hours=8), telephone="+351 1", by=world.source, at=NOW
    )

    pair = a_wrong_match(world)
    change = propose_addendum(notice=notice, text="A refusal.", reasons=WHY, by=world.source, at=NOW)["change"]
    misused = a_misused(world, notice)
    refused = a_refused(world)
    letter = next(one.id for one in letters_of(thing=f"request:{refused}", by=world.source) if one.sent)

    number = read_notice(notice=notice, purpose="test", by=world.source, at=NOW)["number"]
    code = make_desk_code(bureau="NZ", name="North pier", by=world.locating, at=now())
    desk = enrol_desk(code=code, key=A_KEY, wrap=A_KEY, at=now()).desk
    with speaking_as(SYSTEM):
        text = "A receipt came that this desk did not sign."
        incident = open_incident(kind="forged_receipt", bureau="NZ", thing=f"desk:{desk}", text=text, at=NOW).pk

    reader = a_naming(world, request, at=now())
    answer = an_exposure(request, world.reviewer, at=now()).id

    def first(name: str, key: str, by: Any) -> str:
        return str(list_rows(name, by=by, at=NOW)[0][key])

    return {
        "request_id": (request,),
        "other_id": (beside,),
        "case": (case,),
        "draft": (draft,),
        "notice": (notice,),
        "change": (change,),
        "hit": (hit,),
        "measure": (measure,),
        "wrong_match": (pair,),
        "misused": (misused,),
        "confirmation": (first("confirmations", "confirmation", world.source),),
        "disclosure": (first("disclosures", "disclosure", world.source),),
        "message": (first("messages", "message", world.source),),
        "attachment": (paper["attachment"],),
        "turn": (turn["turn"],),
        "letter": (letter,),
        "kind": tuple(LetterKind),
        "language": tuple(TRANSLATIONS),
        "officer": (world.other.id,),
        "code": ("PT",),
        "due": tuple(row["due"] for row in list_rows("dues", by=world.source) if row["code"] == "rpd-51-2")[:1],
        "entry": ("rop-041",),
        "desk": (desk,),
        "incident": (incident,),
        "place": (number,),
        **printed_code(notice),
        "feed": tuple(Feed),
        "clock": ("change-decision",),
        "reader": (reader,),
        "answer_id": (answer,),
        "extract": tuple(one.id for one in extracts_in_force(by=world.source))[:1],
    }


def printed_code(notice: UUID) -> Values:
    """What stands on a print of that notice: its number and code, as the address of its status has them."""
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.records.models import DocumentRecord
    from fairnotice.records.session import speaking_as

    with speaking_as(SYSTEM):
        document = DocumentRecord.objects.select_related("notice").filter(notice_id=notice).order_by("-version")[0]
        return {"number": (document.notice.number.replace("/", "_"),), "status_code": (document.digest[:24],)}


def addresses(values: Values) -> Iterator[Address]:
    """Every page of casework, each step of a form and each act by its own address."""
    from django.urls import URLPattern, get_resolver, reverse

    def below(resolver: Any, space: str) -> Iterator[tuple[str, Any]]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLPattern):
                yield (f"{space}:{entry.name}" if space else str(entry.name)), entry.pattern
            else:
                yield from below(entry, entry.namespace or space)

    for name, pattern in below(get_resolver(), ""):
        if name == "None" or name.startswith(ELSEWHERE):
            continue
        parts = tuple(pattern.converters)
        for chosen in product(*(_values(name, part, values) for part in parts)):
            yield Address(name, reverse(name, kwargs=dict(zip(parts, chosen, strict=True))))


def _values(name: str, part: str, values: Values) -> tuple[Any, ...]:
    """What stands in that part of an address: an id of the story, or every step or act that there is."""
    from fairnotice.web.bureau import circulation, flow, notices
    from fairnotice.web.secretariat import circulation as of_secretariat
    from fairnotice.web.secretariat.notice_acts import ACTS
    from fairnotice.web.worklist import acts as clock_acts

    own: dict[tuple[str, str], tuple[Any, ...]] = {
        ("bureau:step", "step"): tuple(flow.WHOLE),
        ("bureau:person_step", "step"): tuple(flow.PERSON),
        ("bureau:identity", "step"): tuple(flow.IDENTITY),
        ("bureau:warrant_step", "step"): tuple(flow.WARRANT),
        ("bureau:notice_act", "act"): tuple(notices.ACTS),
        ("bureau:circulation_act", "act"): tuple(circulation.ACTS),
        ("secretariat:circulation_act", "act"): tuple(of_secretariat.ACTS),
        ("secretariat:act", "act"): tuple(ACTS),
        ("worklist:act", "act"): tuple(each.slug for each in clock_acts.ACTS.values()),
    }
    if name == "public:printed":
        return values["status_code" if part == "code" else part]
    if (name, part) in own:
        return own[name, part]
    if part == "token":
        return ("w1",) if "warrant" in name else ("st1",) if "account" in name else ("s1",)
    return (1,) if part == "number" else values[part]
