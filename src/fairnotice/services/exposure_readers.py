"""Courts and counsel that are named for a request: by whom, on what, until when; and the end of it.

The secretariat names a court, the Commission a court or counsel. Whoever names them says why what is in the file may be
shown to them: its owner agreed, or was asked and nothing stands in the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.exposure_reader import DISCLOSURES, NAMED, NAMES, Disclosure, Extent
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, NamedReaderRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, act_as, keep_reasons, locked, once, reasoned, seen
from fairnotice.services.queue import labels_of
from fairnotice.services.reviews import not_involved

LONGEST = timedelta(days=366)
"""House rule: whoever is named for longer is named again, and somebody looks whether it still holds."""


@dataclass(frozen=True, slots=True)
class NamedReader:
    """One naming, as those who name and those who are named see it."""

    id: UUID
    request: UUID
    label: str
    office: str
    office_name: str
    role: Role
    extent: Extent
    disclosure: Disclosure
    named_by: str
    named_at: datetime
    until: date
    ended_at: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether they may read now."""
        return self.ended_at is None and self.until >= at.date()


def name_reader(
    *,
    request: UUID,
    office: str,
    extent: Extent,
    disclosure: Disclosure,
    until: date,
    reasons: str,
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Let a court, or the person's counsel, read the exposure of one request up to a day.

    Answers {"reader", "request", "until"}. Raises NotFound, NotYourAct, InvalidValue for an office that is neither or a
    day that is past or too far, NotPossibleNow when the office is named already.
    """
    reasoned(reasons)

    def do() -> Answer:
        row = seen(RequestRecord, request)
        if by.role not in NAMES:
            raise NotYourAct("A court is named by a decision-maker or the Commission, counsel by the Commission.")
        if row.submitted_at is None:
            raise NotFound(f"There is no request {request} here.")
        not_involved(by, row)
        role = _role_of(office, row.source_code, by)
        if disclosure not in DISCLOSURES[by.role]:
            raise NotYourAct("That nothing is withheld against the owner's word only the Commission says.")
        if not at.date() <= until <= (at + LONGEST).date():
            raise InvalidValue(f"Name them until a day from today on, {LONGEST.days} days from now at most.")
        NamedReaderRecord.objects.filter(request=row, office=office, ended_at=None, until__lt=at.date()).update(
            ended_at=at
        )
        if NamedReaderRecord.objects.filter(request=row, office=office, ended_at=None).exists():
            raise NotPossibleNow("This office is named for the request already. End that first.")
        made = NamedReaderRecord.objects.create(
            request=row,
            office_id=office,
            role=role.value,
            extent=extent.value,
            disclosure=disclosure.value,
            named_by=by.bureau,
            officer_id=by.id,
            named_at=at,
            until=until,
        )
        thing = f"reader:{made.pk}"
        append(Event("exposure.reader_named", thing, {"role": role.value, "extent": extent.value}), by=by, at=at)
        keep_reasons(reasons, thing=thing, act="name", by=by, at=at)
        return {"reader": str(made.pk), "request": str(row.pk), "until": until.isoformat()}

    given = {
        "request": str(request),
        "office": office,
        "extent": extent.value,
        "disclosure": disclosure.value,
        "until": until.isoformat(),
        "reasons": reasons,
    }
    return once(do, by=by, key=key, act="name_reader", given=given, at=at)


def end_reader(*, reader: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """End a naming: from then on they see nothing, their own answers neither. Answers {"reader", "ended_at"}.

    Raises NotFound, NotYourAct, NotPossibleNow when it has ended.
    """
    reasoned(reasons)

    def do() -> Answer:
        seen(NamedReaderRecord, reader)
        if by.role not in NAMES:
            raise NotYourAct("A naming is ended by a decision-maker or the Commission.")
        row = locked(NamedReaderRecord, reader)
        if row.ended_at is not None:
            raise NotPossibleNow("This naming has ended.")
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        append(Event("exposure.reader_ended", f"reader:{row.pk}", {"role": row.role}), by=by, at=at)
        keep_reasons(reasons, thing=f"reader:{row.pk}", act="end", by=by, at=at)
        return {"reader": str(row.pk), "ended_at": at.isoformat()}

    return once(do, by=by, key=key, act="end_reader", given={"reader": str(reader), "reasons": reasons}, at=at)


def readers_of(*, by: Officer, at: datetime, request: UUID | None = None) -> tuple[NamedReader, ...]:
    """The namings that this officer may see, the newest first: of one request, or of all.

    Whoever is named sees their own that hold, and no word of the file but the person's name. Raises NotYourAct for
    everybody else, NotFound for a request that is not there.
    """
    if by.role not in NAMES and by.role not in NAMED:
        raise NotYourAct("Who is named is read by those who name, and by those who are named.")
    with act_as(by):
        if request is not None and by.role in NAMES:
            seen(RequestRecord, request)
        rows = NamedReaderRecord.objects.select_related("office").order_by("-named_at", "pk")
        found = list(rows if request is None else rows.filter(request=request))
        if by.role in NAMED:
            found = [row for row in found if row.ended_at is None and row.until >= at.date()]
        return _shown(found)


def nameable(*, by: Officer) -> tuple[tuple[str, str, Role], ...]:
    """The offices that this officer may name: code, name, and as what. Raises NotYourAct."""
    if by.role not in NAMES:
        raise NotYourAct("Courts and counsel are named by decision-makers and the Commission.")
    with act_as(by):
        rows = BureauRecord.objects.filter(kind__in=NAMES[by.role]).order_by("name", "code")
        return tuple((row.code, row.name, Role(row.kind)) for row in rows)


def _role_of(office: str, source: str, by: Officer) -> Role:
    body = BureauRecord.objects.filter(pk=office, kind__in=NAMED).first()
    if body is None:
        raise InvalidValue(f"'{office}' is no court and no counsel.")
    if body.kind not in NAMES[by.role]:
        raise NotYourAct("Counsel are named by the Commission.")
    if body.kind == Role.COURT and body.country in {None, BureauRecord.objects.get(pk=source).country}:
        raise InvalidValue(
            "A court of the requesting state, or of none, is not named: this is never for the requester."
        )
    return Role(body.kind)


def _shown(rows: Sequence[NamedReaderRecord]) -> tuple[NamedReader, ...]:
    with speaking_as(SYSTEM):  # whoever is named sees no request
        labels = labels_of(list(RequestRecord.objects.filter(pk__in={row.request_id for row in rows})))
    return tuple(
        NamedReader(
            id=row.pk,
            request=row.request_id,
            label=labels[row.request_id],
            office=row.office_id,
            office_name=row.office.name,
            role=Role(row.role),
            extent=Extent(row.extent),
            disclosure=Disclosure(row.disclosure),
            named_by=row.named_by,
            named_at=row.named_at,
            until=row.until,
            ended_at=row.ended_at,
        )
        for row in rows
    )
