"""What stands beside a request: an earlier version, another person of the matter, and texts that say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.subject import NAMELESS, Participation
from fairnotice.domain.unknown import is_known
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.difference import Difference, between_subjects, difference
from fairnotice.law.review import review_subject
from fairnotice.law.texts import number_limit
from fairnotice.law.texts_alike import Piece, marked, runs_of, share
from fairnotice.law.turns import WouldChange, what_would_change
from fairnotice.law.versions import FileChange, file_changes
from fairnotice.records.models import DossierRecord, RequestRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.comparing import to_compare
from fairnotice.services.dossiers import ADDED, FILED, merge, request_dossier
from fairnotice.services.queue import labels_of

_READERS = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION})


@dataclass(frozen=True, slots=True)
class VersionsCompared:
    """Two versions that the bureau filed: what changed in the file, and what the rules say otherwise.

    `differs` is None for a reviewer who has not signed, and where the person was not in the older version.
    """

    versions: tuple[tuple[int, datetime], ...]
    first: int
    second: int
    changes: tuple[FileChange, ...]
    differs: Difference | None


@dataclass(frozen=True, slots=True)
class PersonsCompared:
    """Two people of one matter: what the rules answer otherwise, and what is told of each."""

    request: UUID
    label: str
    other: UUID
    other_label: str
    differs: Difference
    blind: bool  # of the difference neither the recommendation nor the leaning is for a reviewer who has not signed
    roles: tuple[tuple[Piece, ...], tuple[Piece, ...]]
    texts: tuple[tuple[Piece, ...], tuple[Piece, ...]]
    share: float


MOST = 20
"""How many alike accounts are shown."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a file tells of one person."""

    case: UUID
    subject: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class AlikeText:
    """Another account that shares passages with this one. `request` is None where that person has no request."""

    request: UUID | None
    label: str
    state: str
    same_matter: bool
    share: float
    here: tuple[Piece, ...]
    there: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextsAlike:
    """The accounts that share most with this one, the likest first, and how many files were looked through.

    `more` counts those that are alike as well and are not shown.
    """

    found: tuple[AlikeText, ...]
    more: int
    looked_through: int
    percent: int


def would_change(*, request: UUID, moment: Moment, by: Officer, at: datetime) -> WouldChange:
    """What would turn the review of a request. Raises NotFound, and NotYourAct for a source or before a worksheet."""
    blind = to_compare(request=request, by=by, at=at).blind
    _reader(by)
    if blind:
        raise NotYourAct("Sign your own worksheet first: then you see what would change what the rules recommend.")
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "read", "would-change", by, at)
        return what_would_change(request_dossier(row, by), row.subject, moment)


def compare_versions(
    *, request: UUID, first: int | None, second: int | None, by: Officer, at: datetime
) -> VersionsCompared:
    """Two filed versions; left out, the last two. Raises NotFound for a version that there is not, and NotYourAct."""
    blind = to_compare(request=request, by=by, at=at).blind
    _reader(by)
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "compare", "versions", by, at)
        filed = {one.version: one for one in DossierRecord.objects.filter(case=row.case_id, part=FILED)}
        newest = max(filed)
        two = second if second is not None else newest
        one = first if first is not None else max(two - 1, min(filed))
        if one not in filed or two not in filed:
            raise NotFound(f"The file has the versions 1 to {newest}.")
        differs = None if blind else _reviews_differ(row, filed[one], filed[two], at)
        return VersionsCompared(
            versions=tuple((number, filed[number].filed_at) for number in sorted(filed)),
            first=one,
            second=two,
            changes=file_changes(dossier_from(filed[one].content), dossier_from(filed[two].content)),
            differs=differs,
        )


def _reviews_differ(row: RequestRecord, one: DossierRecord, two: DossierRecord, at: datetime) -> Difference | None:
    added = DossierRecord.objects.filter(case=row.case_id, part=ADDED).order_by("-version").first()
    ours = dossier_from(added.content) if added else None
    moment = Moment.on_day(at.date(), now=at)
    dossiers = [merge(dossier_from(each.content), ours) for each in (one, two)]
    if not all(row.subject in {subject.id for subject in dossier.subjects} for dossier in dossiers):
        return None
    return difference(*(review_subject(dossier, row.subject, moment) for dossier in dossiers))


def compare_persons(*, request: UUID, other: UUID | None = None, by: Officer, at: datetime) -> PersonsCompared:
    """Two people of one matter side by side, without `other` with the first other one. Raises NotFound, NotYourAct."""
    blind = to_compare(request=request, by=by, at=at).blind
    _reader(by)
    with act_as(by):
        row = seen(RequestRecord, request)
        beside = seen(RequestRecord, other) if other else _next_person(row)
        blind = blind or to_compare(request=beside.pk, by=by, at=at).blind  # of either: both are shown side by side
        if beside.case_id != row.case_id or beside.subject == row.subject or beside.submitted_at is None:
            raise NotFound(f"Request {other} is about nobody else of this matter.")
        log_access(f"request:{request}", "compare", "persons", by, at)
        dossier, moment = request_dossier(row, by), Moment.on_day(at.date(), now=at)
        reviews = [review_subject(dossier, one.subject, moment) for one in (row, beside)]
        texts = [_account(dossier, one.subject) for one in (row, beside)]
        labels = labels_of([row, beside])
        return PersonsCompared(
            request=row.pk,
            label=labels[row.pk],
            other=beside.pk,
            other_label=labels[beside.pk],
            differs=between_subjects(*reviews),
            blind=blind,
            roles=marked(*(_role(dossier, one.subject) for one in (row, beside))),
            texts=marked(*texts),
            share=share(*map(runs_of, texts)),
        )


def _next_person(row: RequestRecord) -> RequestRecord:
    others = _requests_of({row.case_id})
    found = next((each for each in others if each.subject != row.subject), None)
    if found is None:
        raise NotFound("No request about another person of this matter was handed in.")
    return found


def texts_alike(*, request: UUID, by: Officer, at: datetime) -> TextsAlike:
    """Accounts in this matter and in the newest files that say what this one says. Raises NotFound, NotYourAct."""
    to_compare(request=request, by=by, at=at)
    _reader(by)
    percent = number_limit("texts_alike.percent", at.date())
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "compare", "texts", by, at)
        mine = _account(request_dossier(row, by), row.subject)
        rows, accounts = _newest_accounts(number_limit("texts_alike.files", at.date()))
        runs = runs_of(mine)
        near: list[tuple[float, Account]] = []
        for account in accounts:
            if (account.case, account.subject) != (row.case_id, row.subject):
                much = share(runs, runs_of(account.text))
                if much * 100 >= percent:
                    near.append((much, account))
        near.sort(key=lambda one: (-one[0], str(one[1].case), one[1].subject))
        asked = {(one.case_id, one.subject): one for one in _requests_of({account.case for _much, account in near})}
        labels = labels_of(list(asked.values()))
        found = []
        for much, account in near[:MOST]:
            its = asked.get((account.case, account.subject))
            here, there = marked(mine, account.text)
            found.append(
                AlikeText(
                    request=its.pk if its else None,
                    label=labels[its.pk] if its else account.name,
                    state=its.state if its else "",
                    same_matter=account.case == row.case_id,
                    share=much,
                    here=here,
                    there=there,
                )
            )
        return TextsAlike(tuple(found), max(0, len(near) - MOST), rows, percent)


def _requests_of(cases: set[UUID]) -> list[RequestRecord]:
    return list(RequestRecord.objects.filter(case__in=cases, submitted_at__isnull=False).order_by("submitted_at"))


def _newest_accounts(most: int) -> tuple[int, list[Account]]:
    """Of the newest filed version of each matter: what is told of each person. Within an act.

    A matter of drafts alone is its bureau's own.
    """
    handed_in = RequestRecord.objects.filter(case=OuterRef("case"), submitted_at__isnull=False)
    rows = DossierRecord.objects.filter(Exists(handed_in), part=FILED).order_by("-filed_at", "-version")
    newest: dict[UUID, list[dict[str, Any]]] = {}
    for case, people in rows.values_list("case_id", "content__subjects")[: most * 2].iterator():
        if case not in newest and len(newest) < most:
            newest[case] = people or []
    return len(newest), [each for case, people in newest.items() for each in _accounts(case, people)]


def _accounts(case: UUID, people: list[dict[str, Any]]) -> Iterator[Account]:
    for subject in people:
        part = subject.get("participation") or {}
        text = " ".join([part.get("summary", ""), *part.get("acts", ())]).strip()
        names = [name["text"] for identity in subject.get("identities", ()) for name in identity.get("names", ())]
        if text:
            yield Account(case, subject["id"], names[0] if names else NAMELESS, text)


def _account(dossier: Dossier, subject: str) -> str:
    """What the file tells of the person's own part: summary and acts."""
    part = _part(dossier, subject)
    return _words(part) if part else ""


def _role(dossier: Dossier, subject: str) -> str:
    part = _part(dossier, subject)
    return part.role if part and is_known(part.role) else ""


def _part(dossier: Dossier, subject: str) -> Participation | None:
    return next((each.participation for each in dossier.subjects if each.id == subject), None)


def _words(part: Participation) -> str:
    return " ".join([part.summary, *part.acts]).strip()


def _reader(by: Officer) -> None:
    if by.role not in _READERS:
        raise NotYourAct("Comparing is for the secretariat and the Commission.")
