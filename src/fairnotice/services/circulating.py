"""Who has a diffusion after it was sent: a country is shut out later, and let in again. The entry is in its view alone.

A limit is its source's (RPD 58), and stands until the source lifts it (58(7)). The secretariat shuts a country out as
an interim step that is less than a block, to keep harm from the person (RPD 129), and lifts that itself.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import Actor, Officer, actor
from fairnotice.domain.request import Kind
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, NoticeRecord, RestrictionRecord
from fairnotice.services.acting import Answer, keep_reasons, locked, once, reasoned
from fairnotice.services.consequences import carry_out
from fairnotice.services.reviews import not_involved

RESTRICT, LIFT = "restrict", "lift_restriction"


def restrict_diffusion(
    *, notice: UUID, bureaus: Sequence[str], reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Shut countries out of a diffusion that was sent. Their views end it, and nobody else's says anything.

    `bureaus` names them by their bureaus; a country is shut out whole. Whoever holds a person there on the strength of
    it is told to release, or to say why not. Answers {"notice", "number", "restricted"}. Raises NotFound, NotYourAct,
    NotPossibleNow, InvalidValue.
    """
    reasoned(reasons)

    def do() -> Answer:
        row = _held(notice, by)
        already = _shut_out(row)
        codes = [code for code in to_shut_out(row, bureaus) if code not in already]
        if not codes:
            raise NotPossibleNow("All of these are shut out already.")
        for code in codes:
            made = RestrictionRecord.objects.create(
                notice=row, bureau_id=code, source_code=row.source_code, set_by=by.bureau, set_at=at
            )
            append(Event("notice.restricted", f"notice:{row.pk}", {}, (row.source_code,)), by=by, at=at)
            carry_out("notice.restricted", thing=made, at=at)
        keep_reasons(f"{', '.join(codes)}: {reasons.strip()}", thing=f"notice:{row.pk}", act=RESTRICT, by=by, at=at)
        return {"notice": str(row.pk), "number": row.number, "restricted": sorted({*already, *codes})}

    given = {"notice": str(notice), "bureaus": list(bureaus), "reasons": reasons}
    return once(do, by=by, key=key, act="restrict_diffusion", given=given, at=at)


def lift_restriction(
    *, notice: UUID, bureaus: Sequence[str], reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Let countries in again: the document comes to their views as one that is published.

    The source lifts what was set in its name, the secretariat what it set itself. Answers and raises as
    `restrict_diffusion`.
    """
    reasoned(reasons)

    def do() -> Answer:
        row = _held(notice, by)
        codes = _whole_countries(bureaus)
        open_ones = RestrictionRecord.objects.filter(notice=row, bureau_id__in=codes, lifted_at=None)
        found = list(open_ones.order_by("bureau_id"))
        if not found:
            raise NotPossibleNow("None of these is shut out.")
        if not_own := [one.bureau_id for one in found if one.set_by != by.bureau]:
            whose = "its source (RPD art. 58(7))" if by.bureau != row.source_code else "the secretariat"
            raise NotYourAct(f"Shut out by another office: {', '.join(not_own)}. It is lifted by {whose}.")
        for one in found:
            one.lifted_at = at
            one.save(update_fields=["lifted_at"])
            append(Event("notice.unrestricted", f"notice:{row.pk}", {}, (row.source_code,)), by=by, at=at)
            carry_out("notice.unrestricted", thing=one, at=at)
        lifted = ", ".join(one.bureau_id for one in found)
        keep_reasons(f"{lifted}: {reasons.strip()}", thing=f"notice:{row.pk}", act=LIFT, by=by, at=at)
        return {"notice": str(row.pk), "number": row.number, "restricted": sorted(_shut_out(row))}

    given = {"notice": str(notice), "bureaus": list(bureaus), "reasons": reasons}
    return once(do, by=by, key=key, act="lift_restriction", given=given, at=at)


def to_shut_out(notice: NoticeRecord, bureaus: Sequence[str]) -> list[str]:
    """The bureaus that are shut out when those are: every one of their countries. Raises InvalidValue."""
    codes = _whole_countries(bureaus)
    if not Kind(notice.kind).is_diffusion:
        raise InvalidValue(
            "A notice goes to every bureau: its requester waives limits against other bureaus (RPD art. 79(3)). "
            "What is to be kept from some of them is sent as a diffusion."
        )
    if notice.source_code in codes:
        raise InvalidValue("A source is not shut out of its own notice.")
    return codes


def _whole_countries(bureaus: Sequence[str]) -> list[str]:
    """Those bureaus with every other one of their countries (RPD 58(3)). Raises InvalidValue."""
    if not bureaus:
        raise InvalidValue("Name at least one bureau.")
    named = BureauRecord.objects.filter(code__in=bureaus, kind="bureau")
    countries = dict(named.values_list("code", "country"))
    if unknown := sorted(set(bureaus) - countries.keys()):
        raise InvalidValue(f"There is no bureau {', '.join(unknown)}.")
    with_them = BureauRecord.objects.filter(kind="bureau", country__in=[c for c in countries.values() if c])
    return sorted({*countries, *with_them.values_list("code", flat=True)})


def _held(notice: UUID, by: Officer) -> NoticeRecord:
    row = locked(NoticeRecord, notice)
    who = actor(by, source=row.source_code)
    if who not in {Actor.SOURCE, Actor.DECIDER}:
        raise NotYourAct(f"Who receives a diffusion is for: decider or source. You act as: {who}.")
    if who is Actor.DECIDER:
        not_involved(by, row.request)
    if row.state not in LIVE:
        raise NotPossibleNow(f"Notice {row.number} is {row.state}: it is over for everybody.")
    return row


def _shut_out(notice: NoticeRecord) -> set[str]:
    return set(RestrictionRecord.objects.filter(notice=notice, lifted_at=None).values_list("bureau_id", flat=True))
