"""The story of the training world: what has been done before anybody comes, and where it stands now.

The worked case is only filed: what becomes of it is the visitor's to decide. Around it, invented cases stand at every
step, so that each role finds something to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from fairnotice.domain.dates import Moment, PartialDate
from fairnotice.domain.exposure_reader import Disclosure, Extent
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.law.model import Ground
from fairnotice.records.models import AssessmentRecord, DossierRecord, ExtractRecord, NoticeRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services.decisions import decide_request
from fairnotice.services.exposure_readers import name_reader
from fairnotice.services.hits import ask_confirmation, verify_hit
from fairnotice.services.publication import publish_notice
from fairnotice.services.reviews import ask_requester, assess_request, review_of
from fairnotice.services.roster import LONGEST, add_turn
from fairnotice.services.screening import RaisedHit, check_traveller, kept_of

ORDINARY, WORKED = "ordinary", "worked-case"
_HAS_BAR, _THIN, _DEBT = "below-threshold", "copied-summary", "private-debt"

LENGTH = timedelta(days=7)
"""How long before the first start the story begins. Matters are filed on its first days."""

TRAVELLER = ("Orhyn Tavesc", "1986-09-17", "UY")
"""An invented traveller like the person of the ordinary case, for a visitor to check: name, birth, nationality."""

Officers = Mapping[str, Officer]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the story stands. Ids are None while the thing is not there."""

    request: UUID | None = None  # the worked case's
    case: UUID | None = None
    title: str = ""
    state: str = ""
    signed: frozenset[str] = frozenset()  # logins of those who signed a worksheet on it
    notice: UUID | None = None  # the ordinary case's
    number: str = ""
    extract: UUID | None = None


def where_it_stands() -> Standing:
    """How far the worked case and the ordinary one have come. For a training installation: it names accounts."""
    with speaking_as(SYSTEM):
        worked, ordinary = _request(WORKED), _request(ORDINARY)
        if worked is None:
            return Standing()
        sheets = AssessmentRecord.objects.filter(request=worked)
        notice = NoticeRecord.objects.filter(request=ordinary).first() if ordinary else None
        extract = ExtractRecord.objects.filter(notice=notice).first() if notice else None
        return Standing(
            request=worked.pk,
            case=worked.case_id,
            title=worked.case.title,
            state=worked.state,
            signed=frozenset(sheets.values_list("officer__login", flat=True)),
            notice=notice.pk if notice else None,
            number=notice.number if notice else "",
            extract=extract.pk if extract else None,
        )


def _request(dossier: str) -> RequestRecord | None:
    """The first request about a matter of the examples, by the id that its case file has."""
    cases = DossierRecord.objects.filter(content__id=dossier).values("case")
    return RequestRecord.objects.filter(case__in=cases).order_by("drafted_at").first()


def play(requests: Mapping[str, Sequence[UUID]], officers: Officers, *, at: datetime) -> None:
    """Do what has been done before `at`, through the same functions as anybody. `requests` are by the case file's id.

    An example that is not there is left out.
    """
    for request in requests.get(ORDINARY, ()):
        _publish(request, officers, at=at)
    for request in requests.get(_THIN, ())[:1]:
        _ask(request, officers, at=at - timedelta(days=1, hours=20))
    for request in requests.get(_HAS_BAR, ()):
        for login, hours in (("reviewer-one", 30), ("reviewer-two", 26)):
            _refuse(request, officers[login], Ground.MINOR_OFFENCE, _BELOW, at=at - timedelta(hours=hours))
    for request in requests.get(_DEBT, ()):
        _refuse(request, officers["reviewer-two"], Ground.EXCLUDED_OFFENCE, _PRIVATE, at=at - timedelta(hours=22))
    for request in requests.get(ORDINARY, ())[:1]:
        _name_readers(request, officers, at=at - timedelta(hours=20))
    if requests.get(ORDINARY):
        _two_travellers(officers, at=at)
    for login, telephone in _ON_CALL.items():
        by = officers[login]
        add_turn(officer=by.id, begins=at, ends=at + LONGEST, telephone=telephone, by=by, at=at)


_ON_CALL = {"bureau-gb": "+44 20 7946 0142", "decider": "+44 20 7946 0155"}
"""Who is on call for the first month. The numbers are of a range that is given to nobody, kept for stories."""

_BELOW = "The one charge carries twelve months at most; a red notice for prosecution needs two years."
_PRIVATE = "An unpaid delivery between two companies: a private dispute, whatever the warrant calls it."
_APPROVED = "Warrant of a court, penalty, identity and role are in the file; nothing points to article 3."


def _publish(request: UUID, officers: Officers, *, at: datetime) -> None:
    for login, hours in (("reviewer-one", 55), ("reviewer-two", 52)):
        assess_request(
            request=request,
            outcome="approve",
            grounds=(),
            reasons=_APPROVED,
            by=officers[login],
            at=at - timedelta(hours=hours),
        )
    decided = at - timedelta(hours=49)
    decide_request(
        request=request,
        outcome="approve",
        grounds=(),
        reasons="Every condition is met on papers that were seen, and both worksheets agree.",
        letter="",
        moment=Moment.on_day(decided.date(), now=decided),
        by=officers["decider"],
        at=decided,
    )
    publish_notice(request=request, by=officers["decider"], at=at - timedelta(hours=48))


def _ask(request: UUID, officers: Officers, *, at: datetime) -> None:
    reviewer = officers["reviewer-one"]
    review = review_of(request=request, by=reviewer, moment=Moment.on_day(at.date(), now=at), at=at)
    asked = [(question.rule, question.ask) for question in review.questions]
    ask_requester(request=request, questions=asked, by=reviewer, at=at)


def _refuse(request: UUID, reviewer: Officer, ground: Ground, reasons: str, *, at: datetime) -> None:
    assess_request(request=request, outcome="refuse", grounds=(ground,), reasons=reasons, by=reviewer, at=at)


def _name_readers(request: UUID, officers: Officers, *, at: datetime) -> None:
    """A court and the person's counsel, for a month each."""
    for login in ("court-nz", "counsel"):
        name_reader(
            request=request,
            office=officers[login].bureau,
            extent=Extent.FILED,
            disclosure=Disclosure.OWNER_AGREED,
            until=(at + LONGEST).date(),
            reasons="Its authority was seen, and the source has agreed to what is shown.",
            by=officers["commission"],
            at=at,
        )


def _two_travellers(officers: Officers, *, at: datetime) -> None:
    """One traveller whose match was verified, so that the source is asked; another whose match waits for an officer."""
    seen = at - timedelta(hours=3)
    for raised in _check(officers["border-nz"], "Orin Tavesk", PartialDate(1986, 9, 17), at=seen):
        compared = {"photograph": "the same person", "birth date": "the same day"}
        verify_hit(hit=raised.id, same=True, compared=compared, by=officers["border-nz"], at=seen + _MINUTES)
        ask_confirmation(hit=raised.id, by=officers["bureau-nz"], at=seen + 2 * _MINUTES)
    _check(officers["border-gb"], "Horin Taveske", PartialDate(1986), at=at - timedelta(hours=1))


_MINUTES = timedelta(minutes=20)


def _check(border: Officer, name: str, born: PartialDate, *, at: datetime) -> tuple[RaisedHit, ...]:
    query = Query(names=(name,), births=(born,), nationalities=("UY",))
    return check_traveller(query=query, traveller=kept_of(query), purpose="border check, entry", by=border, at=at)
